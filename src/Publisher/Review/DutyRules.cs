namespace Disclosure.Publisher.Review;

/// <summary>Names of the rules that separate duties.</summary>
public static class DutyRules
{
    /// <summary>An agency touches only its own cases.</summary>
    public const string OwnAgency = "own-agency";

    /// <summary>The role does not carry the right.</summary>
    public const string Role = "role";

    /// <summary>The submitter does not review.</summary>
    public const string FourEyes = "four-eyes";

    /// <summary>A deputy does not act on what the person stood in for submitted.</summary>
    public const string StoodInFor = "stood-in-for";

    /// <summary>保密审查 must be recorded, and have found the decision publishable.</summary>
    public const string SecrecyReview = "secrecy-review";

    /// <summary>Who proposed something does not confirm it, through a deputy neither.</summary>
    public const string SecondPerson = "second-person";

    /// <summary>Consent and public interest overcome commercial secrets and privacy alone.</summary>
    public const string OverrideGrounds = "override-grounds";

    /// <summary>Two people find that a ground does not apply where it is a commercial secret or privacy; other grounds have their own ways.</summary>
    public const string FindingGrounds = "finding-grounds";

    /// <summary>No one alone lets a commercial secret or privacy go.</summary>
    public const string ReleaseTakesTwo = "release-takes-two";

    /// <summary>The account that proposed something is disabled: nobody is left to answer for it.</summary>
    public const string ProposerIsGone = "proposer-is-gone";

    /// <summary>A decision is amended once at a time.</summary>
    public const string AmendmentUnderWay = "amendment-under-way";

    /// <summary>An amendment needs something public to amend.</summary>
    public const string AmendedIsGone = "amended-is-gone";

    /// <summary>An amendment is what it is called: a matter of form changes nothing that was said, a correction tells what it corrects.</summary>
    public const string NotAsCalled = "not-as-called";

    /// <summary>What people reduced to its summary does not come back in full through an amendment.</summary>
    public const string ReducedToSummary = "reduced-to-summary";

    /// <summary>What a reviewer added as missed can still be read in what would be published.</summary>
    public const string MissedIsReadable = "missed-is-readable";

    /// <summary>Who took back what another had added does not approve the case.</summary>
    public const string TakenBackTakesTwo = "taken-back-takes-two";

    /// <summary>A doubtful finding was neither accepted nor rejected.</summary>
    public const string QuestionsAreOpen = "questions-are-open";

    /// <summary>Who made a case public in full, where rule and wish would not, does not approve it.</summary>
    public const string WidenedTakesTwo = "widened-takes-two";

    /// <summary>The full text of a decision on a person goes out only with a recorded reason.</summary>
    public const string FullTextReason = "full-text-reason";

    /// <summary>A light penalty on a person goes out only once it was found to have social impact.</summary>
    public const string SocialImpact = "social-impact";

    /// <summary>Who took a decision down neither confirms that nor brings it back.</summary>
    public const string TakedownTakesTwo = "takedown-takes-two";

    /// <summary>Who recorded what became of a decision does not confirm it.</summary>
    public const string RecordedTakesTwo = "recorded-takes-two";

    /// <summary>Nothing of a record appears while its takedown waits for a second person.</summary>
    public const string TakedownIsOpen = "takedown-is-open";

    /// <summary>What two people took down does not come back as it was.</summary>
    public const string TakedownIsConfirmed = "takedown-is-confirmed";

    /// <summary>Who recorded an outcome that a decision must be taken down for does not take it back.</summary>
    public const string ClockTakesTwo = "clock-takes-two";

    /// <summary>Who ordered a withdrawal does not take it back.</summary>
    public const string OrderTakesTwo = "order-takes-two";

    /// <summary>Nothing is known of who took a decision down: nothing of it appears before it is taken down anew, by the rules.</summary>
    public const string TakedownLacksRecord = "takedown-lacks-record";

    /// <summary>The sentence on screen.</summary>
    public static string Chinese(string rule) => rule switch
    {
        OwnAgency => "只能处理本机关的案件。",
        Role => "您的角色没有这项权限。",
        FourEyes => "提交人不得审核自己提交的案件，请由其他审核人处理。",
        StoodInFor => "代理期间不得处理被代理人提交的案件，请由其他审核人处理。",
        SecrecyReview => "请先记录保密审查，且结论为可以公开。",
        SecondPerson => "公开须由两个人分别提出和确认：提出人不得确认，代理关系的双方也不得互相确认。",
        OverrideGrounds => "只有仅因商业秘密或者个人隐私而暂缓、不予公开的案件才能例外公开。当事人是未成年人、涉及国家秘密、公共安全、系列案件、治安记录等情形，依法不得例外公开。",
        FindingGrounds => "只有因商业秘密或者个人隐私而停下的案件，才由两个人认定情形不成立。因其他情形暂缓的，由审核人写明理由后解除暂缓；不予公开的，可以重新处理。",
        ReleaseTakesTwo => "因商业秘密或者个人隐私暂缓的案件，一个人不能解除暂缓。请在“由两个人决定公开”页提出情形不成立、权利人同意或者公共利益，由另一人确认。",
        ProposerIsGone => "提出人的账号已经停用，这项提议不能再确认。请撤销，或者另行提出。",
        AmendmentUnderWay => "这件决定已有一项更正正在办理，办结以前不能再提出更正。",
        AmendedIsGone => "原决定已经撤下或者停止公开，不能再更正。请退回。",
        NotAsCalled => "与现在公示的决定相比，这次更正没有改动，或者改动了公开的内容却称为技术性修改，或者缺少公开的更正说明。请退回报送人改正。",
        TakedownTakesTwo => "紧急撤下须由另一人确认或者恢复：办理撤下的人不得自己确认、恢复，代理关系的双方也不得互相代替。",
        RecordedTakesTwo => "须由另一名审核人确认：登记人不得确认自己登记的情况，代理关系的双方也不得互相确认。",
        TakedownIsOpen => "这件决定已经紧急撤下，正在等待另一人确认或者恢复。确认以后才能公开更正的版本。",
        TakedownIsConfirmed => "紧急撤下已经由两个人确认，不能按原样恢复公开。请更正后重新公开，或者撤下并公告、停止公开。",
        ClockTakesTwo => "这一项已经使撤下的期限开始计算，须由另一名审核人退回：登记人不得自己撤回，代理关系的双方也不得互相代替。",
        OrderTakesTwo => "须由另一名审核人取消：办理撤下的人不得自己取消，代理关系的双方也不得互相代替。",
        TakedownLacksRecord => "这件决定的紧急撤下没有记录是谁办理的，不能公开。请先重新办理紧急撤下，再由另一人确认或者恢复。",
        ReducedToSummary => "原决定已经改为只公开摘要，更正不能把全文带回来。请先把这次更正的公开方式改为摘要；确实要公开全文的，请先恢复原决定的全文。",
        MissedIsReadable => "审核人补充的内容还没有全部隐去，不能批准公开。请在“更正发现”页撤销后按送达文本中的写法重新补充，或者退回报送人。",
        QuestionsAreOpen => "还有没有核对的发现，不能批准公开。请逐处认可、提出意见或者补充。",
        TakenBackTakesTwo => "您撤销了其他审核人补充的内容，须由另一名审核人核对后批准。代理关系的双方也不得互相代替。",
        WidenedTakesTwo => "您把这件案件改成了全文公开，须由另一名审核人批准。代理关系的双方也不得互相代替。",
        FullTextReason => "当事人中有自然人，全文公开须先写明理由。请在“公开方式”里确认全文并写明理由，或者改为摘要。",
        SocialImpact => "请先认定这件处罚是否具有一定社会影响；具有的，才能批准公开（行政处罚法第四十八条第一款）。",
        _ when rule.StartsWith("bulk-", StringComparison.Ordinal) => "不符合批量批准的条件，请逐件审核。",
        _ => "不符合规则。",
    };
}
