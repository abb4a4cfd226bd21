using Disclosure.Publisher.Cases;
using Disclosure.Records;

namespace Disclosure.Publisher.Processing;

/// <summary>What decides whether a case is public in full or as a summary.</summary>
public enum ModeSource
{
    /// <summary>The platform's rule, by what the parties are.</summary>
    Rule = 1,

    /// <summary>What the agency asked for with its push.</summary>
    Wish,

    /// <summary>What a person chose at the desk.</summary>
    Choice,
}

/// <summary>How a case is to be public, why, and what must still be said before it may be approved.</summary>
public sealed record PublicationTerms
{
    /// <summary>Full text or summary.</summary>
    public required DisclosureMode Mode { get; init; }

    /// <summary>What decides it.</summary>
    public required ModeSource Source { get; init; }

    /// <summary>What the parties are together.</summary>
    public required PartyKind Parties { get; init; }

    /// <summary>What a person chose; null when nobody did.</summary>
    public ModeChoice? Choice { get; init; }

    /// <summary>Whether that person made more public than rule and wish would: another approves it.</summary>
    public bool IsWidened { get; init; }

    /// <summary>Whether the full text of a person's decision is to go out and nobody has said why.</summary>
    public bool LacksReason { get; init; }

    /// <summary>Whether full text is open to this case at all.</summary>
    public bool MayBeFullText { get; init; }

    /// <summary>Whether its social impact must be judged.</summary>
    public SocialImpactNeed Impact { get; init; } = SocialImpactNeed.None;

    /// <summary>What was judged; null when nothing was.</summary>
    public SocialImpactJudgement? Judgement { get; init; }

    /// <summary>Whether the judgement that it needs is missing, or does not let it go out.</summary>
    public bool IsImpactOpen => Impact switch
    {
        SocialImpactNeed.Judged => Judgement is not { Finding: SocialImpactFinding.Present },
        SocialImpactNeed.Unclear => Judgement is not { Finding: SocialImpactFinding.Present or SocialImpactFinding.NotConcerned },
        _ => false,
    };

    /// <summary>The terms of a case.</summary>
    /// <param name="policy">The rules.</param>
    /// <param name="fields">The fields, completed from the text.</param>
    /// <param name="choice">What a person chose; null when nobody did.</param>
    /// <param name="judgement">What was judged of its impact; null when nothing was.</param>
    public static PublicationTerms Of(PublicationPolicy policy, CaseSubmission fields, ModeChoice? choice, SocialImpactJudgement? judgement)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(fields);
        var mode = policy.ModeOf(ModeChoice.Apply(choice, fields));
        var unchosen = policy.ModeOf(fields);
        var kind = PublicationPolicy.KindOf(fields);
        return new PublicationTerms
        {
            Mode = mode,
            Source = choice?.Mode == mode ? ModeSource.Choice : fields.Mode == mode ? ModeSource.Wish : ModeSource.Rule,
            Parties = kind,
            Choice = choice,
            IsWidened = mode is DisclosureMode.FullText && unchosen is DisclosureMode.Summary,
            LacksReason = mode is DisclosureMode.FullText && policy.AsksReason(kind) && choice is not { Mode: DisclosureMode.FullText },
            MayBeFullText = policy.MayBeFullText(kind),
            Impact = policy.SocialImpact?.NeedOf(fields) ?? SocialImpactNeed.None,
            Judgement = judgement,
        };
    }
}
