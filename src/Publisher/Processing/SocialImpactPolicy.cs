using Disclosure.Publisher.Cases;
using Disclosure.Records;

namespace Disclosure.Publisher.Processing;

/// <summary>Whether a penalty goes out only once its social impact was judged.</summary>
public enum SocialImpactNeed
{
    /// <summary>It goes out as any other decision does.</summary>
    None = 1,

    /// <summary>It must be judged.</summary>
    Judged,

    /// <summary>What is known does not tell: a reviewer says whether it is such a penalty, and judges it if so.</summary>
    Unclear,
}

/// <summary>
/// Which penalties go out only once a reviewer finds them to have 一定社会影响 (行政处罚法 Art. 48(1)). The province's rule is wider and
/// publishes every penalty (公示办法 Art. 8(四)); an operator who follows it leaves this part of the file out.
/// </summary>
public sealed record SocialImpactPolicy
{
    /// <summary>The kinds of party concerned: a penalty with a party of any other kind is not.</summary>
    public required IReadOnlyList<PartyKind> Parties { get; init; }

    /// <summary>The procedures concerned, whatever the penalty.</summary>
    public required IReadOnlyList<DecisionProcedure> Procedures { get; init; }

    /// <summary>Kinds of penalty that are light: a decision with no other kind is concerned, whatever the procedure.</summary>
    public required IReadOnlyList<string> LightPenalties { get; init; }

    /// <summary>Words of a decision that tell a heavier penalty; read only where no kind of penalty is told.</summary>
    public required IReadOnlyList<string> HeavierWords { get; init; }

    /// <summary>Whether a decision with these fields must be judged.</summary>
    public SocialImpactNeed NeedOf(CaseSubmission fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        if (fields.ActType is not ActType.Penalty || fields.Parties.Count == 0 || fields.Parties.Any(party => !Parties.Contains(party.Kind)))
        {
            return SocialImpactNeed.None;
        }

        bool? byProcedure = Procedures.Count == 0 ? false : fields.Procedure is { } procedure ? Procedures.Contains(procedure) : null;
        var byPenalty = LightPenalties.Count == 0 ? false : IsLight(fields);
        return (byProcedure, byPenalty) switch
        {
            (true, _) or (_, true) => SocialImpactNeed.Judged,
            (false, false) => SocialImpactNeed.None,
            _ => SocialImpactNeed.Unclear,
        };
    }

    private bool? IsLight(CaseSubmission fields)
    {
        if (fields.FineYuan > 0)
        {
            return false;
        }

        if (fields.PenaltyKinds.Count > 0)
        {
            return fields.PenaltyKinds.All(kind => LightPenalties.Contains(kind.Trim(), StringComparer.Ordinal));
        }

        return fields.Summary?.Decision is { } decision
            ? Has(decision, LightPenalties) && !Has(decision, HeavierWords)
            : null;
    }

    private static bool Has(string text, IReadOnlyList<string> words) => words.Any(word => text.Contains(word, StringComparison.Ordinal));
}

/// <summary>Words by which a decision says how it was reached.</summary>
public sealed record ProcedureWords
{
    /// <summary>Words of the simple procedure, such as 当场处罚决定书.</summary>
    public required IReadOnlyList<string> Simple { get; init; }

    /// <summary>Words that stand only in decisions of the ordinary procedure, such as 立案.</summary>
    public required IReadOnlyList<string> Ordinary { get; init; }

    /// <summary>The procedure a text tells; null when it tells none, or both. Blanks do not count.</summary>
    public DecisionProcedure? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = string.Concat(text.Where(symbol => !char.IsWhiteSpace(symbol)));
        return (Has(Simple), Has(Ordinary)) switch
        {
            (true, false) => DecisionProcedure.Simple,
            (false, true) => DecisionProcedure.Ordinary,
            _ => null,
        };

        bool Has(IReadOnlyList<string> words) => words.Any(word => plain.Contains(word, StringComparison.Ordinal));
    }
}
