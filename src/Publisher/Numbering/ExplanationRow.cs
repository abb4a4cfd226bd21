using System.Globalization;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Numbering;

/// <summary>What is sealed of an explanation.</summary>
/// <param name="Word">The word of the sequence.</param>
/// <param name="Words">What the agency added; null when nothing.</param>
internal sealed record SealedExplanation(string Word, string? Words)
{
    /// <summary>Any number of the sequence.</summary>
    public SerialNumber Number(int year) => new(Word, year, 1);
}

/// <summary>An explanation as it is stored.</summary>
internal sealed record ExplanationRow
{
    public const string Columns =
        """
        explanation_id AS Id, agency_code AS AgencyCode, number_sequence AS SequenceIndex, number_year AS Year, first_serial AS First, last_serial AS Last,
        reason AS ReasonName, account AS Account, explained_at AS At, sealed AS Sealed,
        (SELECT wrapped FROM case_key WHERE case_key.case_id = number_explanation.explanation_id) AS Wrapped
        """;

    private const string Part = "number-explanation";

    public required string Id { get; init; }

    public required string AgencyCode { get; init; }

    public string? SequenceIndex { get; init; }

    public required int Year { get; init; }

    public required int First { get; init; }

    public required int Last { get; init; }

    public required string ReasonName { get; init; }

    public required string Account { get; init; }

    public required long At { get; init; }

    public required byte[] Sealed { get; init; }

    public byte[]? Wrapped { get; init; }

    public static byte[] Seal(CaseKey key, SealedExplanation content) => CaseParts.Seal(key, Part, content);

    public SealedExplanation Open(CaseVault vault)
    {
        using var key = vault.Unwrap(Id, Wrapped ?? throw new InvalidOperationException("An explanation lacks its key."));
        return CaseParts.Read<SealedExplanation>(key, Part, Sealed) ?? throw new InvalidOperationException("An explanation lacks its content.");
    }

    /// <param name="words">What was added; null for who may not read it.</param>
    public GapExplanation Told(string? words) => new()
    {
        Id = Id,
        Range = new SerialRange(First, Last),
        Reason = Enum.Parse<GapReason>(ReasonName),
        Account = Account,
        At = At,
        Words = words,
    };
}
