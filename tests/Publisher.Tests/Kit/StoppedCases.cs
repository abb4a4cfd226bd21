using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Review;

namespace Disclosure.Publisher.Tests.Kit;

/// <summary>Cases that facts of theirs stop, and the people who decide on them.</summary>
public static class StoppedCases
{
    /// <summary>Facts that hold a case for a commercial secret.</summary>
    public const string Secret = "当事人将原单位的客户名单用于经营。";

    /// <summary>Facts that hold a case for privacy.</summary>
    public const string Privacy = "现场查获该店容留他人卖淫。";

    /// <summary>Facts that hold a case for a series.</summary>
    public const string Series = "其余人员另案处理。";

    /// <summary>Two reviewers of the agency who have nothing to do with each other nor with the push.</summary>
    public static async Task<(DeskUser First, DeskUser Second)> ReviewersAsync(this DeskProcess desk) => (desk.User("reviewer"), await desk.ReviewerAsync("second"));

    /// <summary>A reviewer of the agency, with an account.</summary>
    public static async Task<DeskUser> ReviewerAsync(this DeskProcess desk, string name)
    {
        await desk.Service<Provisioning>().RunAsync(
            $$"""{"accounts":[{"name":"{{name}}","displayName":"负责","agency":"jhscj","role":"reviewer","password":"{{DeskProcess.Password}}"}]}""", CancellationToken.None);
        return desk.User(name);
    }

    /// <summary>Pushes a decision that tells some facts more.</summary>
    public static Task<string> PushFactsAsync(this DeskProcess desk, string number, string facts)
    {
        var (metadata, document) = PushForm.Numbered(number);
        return desk.PushAsync(metadata, document.Replace("当事人的行为违反了", facts + "\n当事人的行为违反了", StringComparison.Ordinal));
    }

    /// <summary>The same, once it is held; fails when it is not.</summary>
    public static async Task<string> HeldAsync(this DeskProcess desk, string number, string facts)
    {
        var caseId = await desk.PushFactsAsync(number, facts);
        var detail = await desk.SettledAsync(caseId);
        Assert.True(detail.Case.State is CaseState.Held, $"{detail.Case.State}: {string.Join("; ", detail.Grounds)}");
        return caseId;
    }

    public static async Task<CaseDetail> ReadAsync(this DeskProcess desk, DeskUser user, string caseId) =>
        await desk.Service<CaseReader>().ReadAsync(user, caseId, default) ?? throw new InvalidOperationException("The case is not the agency's.");

    /// <summary>Has one person propose and another confirm; what came of the confirmation.</summary>
    public static async Task<ReviewOutcome> DecideAsync(this DeskProcess desk, DeskUser proposer, DeskUser confirmer, string caseId, DisclosureOverride proposal)
    {
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<OverrideService>().ProposeAsync(proposer, caseId, proposal, default));
        var seen = await desk.ReadAsync(confirmer, caseId);
        return await desk.Service<OverrideService>().ConfirmAsync(confirmer, caseId, seen.Override!.ProposedAt, default);
    }
}
