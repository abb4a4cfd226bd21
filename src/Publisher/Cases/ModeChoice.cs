using Disclosure.Records;

namespace Disclosure.Publisher.Cases;

/// <summary>What a person chose to make public of a case in place of what the rule or the agency's wish says (公示办法 Art. 9).</summary>
public sealed record ModeChoice
{
    /// <summary>Full text or summary.</summary>
    public required DisclosureMode Mode { get; init; }

    /// <summary>Why, in the person's words; private.</summary>
    public required string Reason { get; init; }

    /// <summary>Account that chose.</summary>
    public required string By { get; init; }

    /// <summary>When, milliseconds since 1970-01-01 UTC.</summary>
    public required long At { get; init; }

    /// <summary>
    /// Whether what was said still speaks of a decision: why the full text is to go out was said of these parties and not of others. To show less
    /// needs no new reason.
    /// </summary>
    public bool SpeaksOf(CaseSubmission before, CaseSubmission after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return Mode is not DisclosureMode.FullText || Told(before).SequenceEqual(Told(after));

        static IEnumerable<(string Name, PartyKind Kind)> Told(CaseSubmission fields) => fields.Parties.Select(party => (party.Name, party.Kind));
    }

    /// <summary>The fields of a case as they count for its publication: a person's choice stands before the agency's wish.</summary>
    public static CaseSubmission Apply(ModeChoice? choice, CaseSubmission fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return choice is null ? fields : fields with { Mode = choice.Mode };
    }
}
