using System.Text.Json;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;

namespace Disclosure.Publisher.Processing;

/// <summary>What a step works on: the case and its opened parts, and those of the published case that it amends. Nothing of it outlives the step.</summary>
internal sealed class CaseWork(CaseRow row, Agency agency, IReadOnlyDictionary<string, byte[]> parts, IReadOnlyDictionary<string, byte[]> amended)
{
    public CaseRow Case => row;

    public Agency Agency => agency;

    public byte[]? Bytes(string part) => parts.GetValueOrDefault(part);

    public T? Find<T>(string part)
        where T : class => Bytes(part) is { } bytes ? JsonSerializer.Deserialize<T>(bytes, CaseJson.Options) : null;

    /// <summary>A part of the case that this one amends.</summary>
    public byte[]? AmendedBytes(string part) => amended.GetValueOrDefault(part);

    /// <summary>A part of the case that this one amends.</summary>
    public T? FindAmended<T>(string part)
        where T : class => AmendedBytes(part) is { } bytes ? JsonSerializer.Deserialize<T>(bytes, CaseJson.Options) : null;

    /// <exception cref="InvalidOperationException">The part is missing: a defect, the case goes to a person.</exception>
    public T Get<T>(string part)
        where T : class => Find<T>(part) ?? throw new InvalidOperationException($"A case in state {row.State} lacks its part {part}.");
}
