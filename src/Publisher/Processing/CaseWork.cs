using System.Text.Json;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;

namespace Disclosure.Publisher.Processing;

/// <summary>What a step works on: the case and its opened parts, and those of the published case that it amends. Nothing of it outlives the step.</summary>
internal sealed class CaseWork(CaseRow row, Agency agency, IReadOnlyDictionary<string, byte[]> parts, AmendedWork? amended)
{
    public CaseRow Case => row;

    public Agency Agency => agency;

    public byte[]? Bytes(string part) => parts.GetValueOrDefault(part);

    public T? Find<T>(string part)
        where T : class => Bytes(part) is { } bytes ? JsonSerializer.Deserialize<T>(bytes, CaseJson.Options) : null;

    /// <summary>A part of the case that this one amends.</summary>
    public byte[]? AmendedBytes(string part) => amended?.Parts.GetValueOrDefault(part);

    /// <summary>A part of the case that this one amends.</summary>
    public T? FindAmended<T>(string part)
        where T : class => AmendedBytes(part) is { } bytes ? JsonSerializer.Deserialize<T>(bytes, CaseJson.Options) : null;

    /// <summary>The case that this one amends; null when it amends none, or that one's content is gone.</summary>
    public CaseRow? Amended => amended?.Case;

    /// <exception cref="InvalidOperationException">The part is missing: a defect, the case goes to a person.</exception>
    public T Get<T>(string part)
        where T : class => Find<T>(part) ?? throw new InvalidOperationException($"A case in state {row.State} lacks its part {part}.");
}

/// <summary>The published case that another amends, as far as a step reads of it.</summary>
/// <param name="Case">The case.</param>
/// <param name="Parts">Its opened parts.</param>
internal sealed record AmendedWork(CaseRow Case, IReadOnlyDictionary<string, byte[]> Parts);
