using System.Text.Json;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;

namespace Disclosure.Publisher.Processing;

/// <summary>What a step works on: the case and its opened parts. Nothing of it outlives the step.</summary>
internal sealed class CaseWork(CaseRow row, Agency agency, IReadOnlyDictionary<string, byte[]> parts)
{
    public CaseRow Case => row;

    public Agency Agency => agency;

    public byte[]? Bytes(string part) => parts.GetValueOrDefault(part);

    public T? Find<T>(string part)
        where T : class => Bytes(part) is { } bytes ? JsonSerializer.Deserialize<T>(bytes, CaseJson.Options) : null;

    /// <exception cref="InvalidOperationException">The part is missing: a defect, the case goes to a person.</exception>
    public T Get<T>(string part)
        where T : class => Find<T>(part) ?? throw new InvalidOperationException($"A case in state {row.State} lacks its part {part}.");
}
