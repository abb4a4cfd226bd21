using Disclosure.Publisher.Processing;
using Disclosure.Records;

namespace Disclosure.Publisher.Pages.Cases;

/// <summary>How a case is to be public, and why, in words.</summary>
public static class PublicationWords
{
    /// <summary>摘要 or 全文.</summary>
    public static string Mode(DisclosureMode mode) => mode is DisclosureMode.Summary ? "摘要" : "全文";

    /// <summary>Why in this mode: the rule, the agency's wish, or who chose it for what reason.</summary>
    public static string Why(PublicationTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return terms.Source switch
        {
            ModeSource.Choice => $"{ActorWords.OfAccount(terms.Choice!.By)} 选择，理由：{terms.Choice.Reason}",
            ModeSource.Wish => "报送机关的要求",
            _ => $"按规则，{Parties(terms.Parties)}公开{Mode(terms.Mode)}",
        };
    }

    /// <summary>What was judged of the social impact, or that it must be; null when it need not.</summary>
    public static string? Impact(PublicationTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return (terms.Impact, terms.Judgement) switch
        {
            (SocialImpactNeed.None, _) => null,
            (_, { } judged) => $"{Cases(judged)}，{ActorWords.OfAccount(judged.By)} 认定，理由：{judged.Reason}",
            _ => "尚未认定",
        };

        static string Cases(Publisher.Cases.SocialImpactJudgement judged) => Publisher.Cases.SocialImpactFindingNames.Chinese(judged.Finding);
    }

    /// <summary>Why the question of social impact arises, in a sentence.</summary>
    public static string Asked(PublicationTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return terms.Impact is SocialImpactNeed.Unclear
            ? "当事人都是自然人，现有的信息看不出适用什么程序或者有哪些处罚。适用简易程序，或者只有警告、通报批评的，具有一定社会影响才公开；都不是的，按普通案件公开。"
            : "这是对自然人适用简易程序，或者只有警告、通报批评的处罚：具有一定社会影响的，应当依法公开；不具有的，不予公开。";
    }

    private static string Parties(PartyKind kind) => kind switch
    {
        PartyKind.NaturalPerson => "当事人中有自然人的",
        PartyKind.Proprietorship => "当事人中有个体工商户、没有自然人的",
        _ => "当事人是法人或者其他组织的",
    };
}
