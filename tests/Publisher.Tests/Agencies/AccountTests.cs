using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Agencies;

/// <summary>Accounts and sessions: what an admin does to them, and what a person does to their own.</summary>
[Collection(DesksCollection.Name)]
public sealed class AccountTests(Desks desks)
{
    private static readonly SignInOrigin Home = new("10.0.0.1", Device: null);

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Add_ThenFirstSignIn_OpensNothingUntilThePasswordIsChanged(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var accounts = desk.Service<AccountService>();
        var added = Assert.IsType<AccountOutcome.Done>(await accounts.AddAsync(desk.User("admin"), new NewAccount("xin.ren", "新人", "jhscj", DeskRole.Reviewer), default));

        var first = Assert.IsType<SignInOutcome.Accepted>(await desk.Service<SignInService>().SignInAsync("xin.ren", added.FirstPassword!, Home, default));
        Assert.True(first.User.MustChangePassword);
        Assert.False(first.User.MayReadCases || first.User.MayReview || first.User.MayWithdraw || first.User.MayNameDeputies);

        var own = desk.Service<OwnPassword>();
        Assert.Equal("new", await WrongAsync(added.FirstPassword!, "short"));
        Assert.Equal("new", await WrongAsync(added.FirstPassword!, "Password123"));
        Assert.Equal("new", await WrongAsync(added.FirstPassword!, added.FirstPassword!));
        Assert.Equal("old", await WrongAsync("not the old one", "a good long one"));
        var done = Assert.IsType<OwnPasswordOutcome.Done>(await own.ChangeAsync(first.User, added.FirstPassword!, "a good long one", default));

        Assert.Null(await desk.Service<DeskSessions>().ContinueAsync(first.Principal, default));
        Assert.True(DeskUser.From((await desk.Service<DeskSessions>().ContinueAsync(done.Principal, default))!).MayReview);
        Assert.IsNotType<SignInOutcome.Accepted>(await desk.Service<SignInService>().SignInAsync("xin.ren", added.FirstPassword!, Home, default));

        async Task<string> WrongAsync(string old, string chosen) =>
            Assert.IsType<OwnPasswordOutcome.Invalid>(await own.ChangeAsync(first.User, old, chosen, default)).Field;
    }

    [Theory]
    [InlineData(Desks.Sqlite, AccountAct.Disable)]
    [InlineData(Desks.Postgres, AccountAct.Disable)]
    [InlineData(Desks.Sqlite, AccountAct.ChangeRole)]
    [InlineData(Desks.Postgres, AccountAct.ChangeRole)]
    [InlineData(Desks.Sqlite, AccountAct.ResetPassword)]
    [InlineData(Desks.Postgres, AccountAct.ResetPassword)]
    public async Task Change_OfAnAccount_EndsItsSessionsAndStopsItsKeysUntilConfirmed(string engine, AccountAct act)
    {
        var desk = await desks.OnAsync(engine);
        var admin = desk.User("admin");
        var (_, clerk) = await DeputyTests.PeopleAsync(desk, $"k.{act}".ToLowerInvariant());
        var issued = Assert.IsType<ApiKeyOutcome.Issued>(await desk.Service<ApiKeyIssuing>().IssueAsync(admin, clerk, ApiScopes.All, default));
        Assert.NotNull(await desk.Service<ApiKeys>().RecogniseAsync(issued.Key, default));
        var session = Assert.IsType<SignInOutcome.Accepted>(await desk.Service<SignInService>().SignInAsync(clerk, DeskProcess.Password, Home, default));

        Assert.IsType<AccountOutcome.Done>(await desk.Service<AccountService>().ActAsync(admin, clerk, act, DeskRole.Reviewer, default));

        Assert.Null(await desk.Service<DeskSessions>().ContinueAsync(session.Principal, default));
        Assert.Null(await desk.Service<ApiKeys>().RecogniseAsync(issued.Key, default));
        if (act is AccountAct.Disable)
        {
            Assert.IsType<ApiKeyOutcome.Invalid>(await desk.Service<ApiKeyIssuing>().RestoreAsync(admin, issued.Prefix, default));
            Assert.IsType<AccountOutcome.Done>(await desk.Service<AccountService>().ActAsync(admin, clerk, AccountAct.Enable, role: null, default));
            Assert.Null(await desk.Service<ApiKeys>().RecogniseAsync(issued.Key, default));
        }

        Assert.IsType<ApiKeyOutcome.Done>(await desk.Service<ApiKeyIssuing>().RestoreAsync(admin, issued.Prefix, default));
        Assert.NotNull(await desk.Service<ApiKeys>().RecogniseAsync(issued.Key, default));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-04-2")]
    public async Task Act_BeyondWhatOneMayGrant_IsRefusedAndWrittenDown(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var accounts = desk.Service<AccountService>();
        var admin = desk.User("admin");
        var platform = admin with { Name = "owner", Role = DeskRole.PlatformAdmin };
        var (reviewer, clerk) = await DeputyTests.PeopleAsync(desk, "g");

        // An agency's admin: own clerks and reviewers, nobody above, nobody elsewhere, not themself.
        Assert.Equal(AccountRules.Grant, await RuleAsync(admin, "supervisor", AccountAct.ResetPassword));
        Assert.Equal(AccountRules.Self, await RuleAsync(admin, "admin", AccountAct.ResetPassword));
        Assert.IsType<AccountOutcome.NotFound>(await accounts.ActAsync(admin, "foreign", AccountAct.Disable, role: null, default));
        Assert.IsType<AccountOutcome.Invalid>(await accounts.ActAsync(admin, clerk, AccountAct.ChangeRole, DeskRole.AgencyAdmin, default));
        Assert.IsType<AccountOutcome.NotAllowed>(await accounts.AddAsync(admin, new NewAccount("boss", "某", "jhscj", DeskRole.PlatformAdmin), default));
        Assert.IsType<AccountOutcome.NotAllowed>(await accounts.AddAsync(admin, new NewAccount("spy.x", "某", "kmscj", DeskRole.Clerk), default));
        Assert.IsType<AccountOutcome.NotFound>(await accounts.ActAsync(desk.User("reviewer"), clerk, AccountAct.Disable, role: null, default));

        // The platform's: disables anywhere, and what it disabled the agency does not enable.
        Assert.Equal(AccountRules.Grant, await RuleAsync(platform, clerk, AccountAct.ResetPassword));
        Assert.Equal(AccountRules.Grant, await RuleAsync(platform, reviewer, AccountAct.ChangeRole));
        Assert.IsType<AccountOutcome.Done>(await accounts.ActAsync(platform, reviewer, AccountAct.Disable, role: null, default));
        Assert.Equal(AccountRules.DisabledByPlatform, await RuleAsync(admin, reviewer, AccountAct.Enable));
        Assert.IsType<AccountOutcome.Done>(await accounts.ActAsync(platform, reviewer, AccountAct.Enable, role: null, default));
        Assert.IsType<AccountOutcome.Conflict>(await accounts.ActAsync(platform, reviewer, AccountAct.Enable, role: null, default));
        Assert.Equal("agency", Assert.IsType<AccountOutcome.Invalid>(await accounts.AddAsync(platform, new NewAccount("jian.du", "某", "jhscj", DeskRole.Supervisor), default)).Field);

        var entries = await desk.Service<DeskStore>().ReadAsync(
            connection => Dapper.SqlMapper.QueryAsync<string>(connection, "SELECT code FROM audit WHERE act = @act", new { act = AuditActs.Refused }), default);
        Assert.Contains($"account:{clerk}/{AccountRules.Grant}", entries);

        async Task<string> RuleAsync(DeskUser user, string name, AccountAct act) =>
            Assert.IsType<AccountOutcome.NotAllowed>(await accounts.ActAsync(user, name, act, DeskRole.Clerk, default)).Rule;
    }

    [Fact]
    public async Task Continue_PastTheAbsoluteEnd_IsOverHoweverOftenItWasUsed()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var account = await desk.Service<DeskStore>().ReadAsync(connection => AccountRow.FindAsync(connection, "clerk"), default);
        var now = TimeProvider.System.GetUtcNow();

        Assert.NotNull(await ContinueAsync(now.AddHours(-9)));
        Assert.Null(await ContinueAsync(now.AddHours(-10)));

        Task<System.Security.Claims.ClaimsPrincipal?> ContinueAsync(DateTimeOffset started) =>
            desk.Service<DeskSessions>().ContinueAsync(account!.ToUser().ToPrincipal(account.SecurityStamp, started.ToUnixTimeMilliseconds()), default);
    }
}
