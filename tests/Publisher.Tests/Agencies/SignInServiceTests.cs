using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;

namespace Disclosure.Publisher.Tests.Agencies;

public sealed class SignInServiceTests
{
    [Fact]
    public async Task SignIn_GuessedAt_LocksTheAccountForRightPasswordsToo()
    {
        await using var desk = await DeskProcess.StartAsync(null, "--Desk:Works", "false");
        var service = desk.Service<SignInService>();
        var accepted = Assert.IsType<SignInOutcome.Accepted>(await service.SignInAsync("reviewer", DeskProcess.Password, default));
        Assert.Equal("jhscj", accepted.User.AgencyCode);
        Assert.True(await service.IsCurrentAsync(accepted.Principal, default));
        Assert.IsType<SignInOutcome.Denied>(await service.SignInAsync("nobody", DeskProcess.Password, default));

        var guesses = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => service.SignInAsync("reviewer", $"guess {i}", default)));
        Assert.Equal(4, guesses.OfType<SignInOutcome.Denied>().Count());
        Assert.IsType<SignInOutcome.LockedOut>(await service.SignInAsync("reviewer", DeskProcess.Password, default));
        Assert.IsType<SignInOutcome.Accepted>(await service.SignInAsync("clerk", DeskProcess.Password, default));

        // A session ends when its account changes.
        await desk.Service<DeskStore>().WriteAsync(data => data.Connection.ExecuteAsync("UPDATE account SET disabled_at = 1 WHERE name = 'reviewer'", transaction: data.Transaction), default);
        Assert.False(await service.IsCurrentAsync(accepted.Principal, default));
    }

    [Fact]
    public async Task Provision_Twice_ChangesNothingAndWrongRequestsSayWhy()
    {
        await using var desk = await DeskProcess.StartAsync(null, "--Desk:Works", "false");
        var provisioning = desk.Service<Provisioning>();
        var request = new ProvisioningRequest
        {
            Agencies = "config",
            Accounts = [new ProvisionedAccount { Name = "clerk", DisplayName = "经办", Agency = "jhscj", Role = DeskRole.Clerk, Password = "another password" }],
            ApiKeys = [new ProvisionedKey { Agency = "jhscj", Owner = "owner", Key = DeskProcess.OwnKey }],
        };
        await provisioning.RunAsync(request, default);
        Assert.IsType<SignInOutcome.Accepted>(await desk.Service<SignInService>().SignInAsync("clerk", DeskProcess.Password, default));

        var wrong = await Assert.ThrowsAsync<ProvisioningException>(() => provisioning.RunAsync(
            request with { Accounts = [request.Accounts[0] with { Name = "X", Password = "short", DisplayName = "" }], ApiKeys = [request.ApiKeys[0] with { Key = "weak" }] }, default));
        Assert.Equal(4, wrong.Message.Split(Environment.NewLine).Length);
        var fresh = request.Accounts[0] with { Name = "fresh" };
        await Assert.ThrowsAsync<ProvisioningException>(() => provisioning.RunAsync(new ProvisioningRequest { Accounts = [fresh, fresh with { Role = DeskRole.Reviewer }] }, default));
        await Assert.ThrowsAsync<ProvisioningException>(() => provisioning.RunAsync(
            new ProvisioningRequest { ApiKeys = [new ProvisionedKey { Agency = "kmscj", Owner = "owner", Key = "otherkey_0123456789abcdefghijklmnopqrstuvwxyzABCDEF" }] }, default));
    }
}
