using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Agencies;

public sealed class SignInServiceTests
{
    private static readonly SignInOrigin Home = new("10.0.0.1", Device: null);
    private static readonly SignInOrigin Away = new("192.0.2.7", Device: null);
    private static readonly SignInOrigin OwnDevice = new("192.0.2.7", Device: "d1");

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task SignIn_GuessedAt_LocksTheGuessersNetworkAndNotTheOwner(string engine)
    {
        await using var server = new PostgresServer();
        await using var desk = await DeskProcess.StartAsync(await DatabaseAsync(engine, server), "--Desk:Works", "false", "--Desk:SignIn:AccountFailures", "12");
        var service = desk.Service<SignInService>();
        var accepted = Assert.IsType<SignInOutcome.Accepted>(await service.SignInAsync("reviewer", DeskProcess.Password, Home, default));
        Assert.Equal("jhscj", accepted.User.AgencyCode);
        Assert.IsType<SignInOutcome.Denied>(await service.SignInAsync("nobody", DeskProcess.Password, Home, default));

        var guesses = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => service.SignInAsync("reviewer", $"guess {i}", Away, default)));
        Assert.Equal(4, guesses.OfType<SignInOutcome.Denied>().Count());
        Assert.IsType<SignInOutcome.LockedOut>(await service.SignInAsync("reviewer", DeskProcess.Password, Away, default));
        Assert.IsType<SignInOutcome.Accepted>(await service.SignInAsync("reviewer", DeskProcess.Password, Home, default));
        Assert.IsType<SignInOutcome.Accepted>(await service.SignInAsync("reviewer", DeskProcess.Password, OwnDevice, default));
        Assert.IsType<SignInOutcome.Accepted>(await service.SignInAsync("clerk", DeskProcess.Password, Away, default));

        // A stranger with many networks: in the end only devices the account knows come in, and those still do.
        var outcomes = new List<SignInOutcome>();
        for (var network = 0; network < 20; network++)
        {
            outcomes.Add(await service.SignInAsync("reviewer", "guess", new SignInOrigin($"198.51.100.{network}", null), default));
        }

        Assert.Equal(11, outcomes.OfType<SignInOutcome.Denied>().Count());
        Assert.IsType<SignInOutcome.LockedOut>(await service.SignInAsync("reviewer", DeskProcess.Password, Home, default));
        Assert.IsType<SignInOutcome.Accepted>(await service.SignInAsync("reviewer", DeskProcess.Password, OwnDevice, default));

        // An admin lifts it all.
        Assert.IsType<AccountOutcome.Done>(await desk.Service<AccountService>().ActAsync(desk.User("admin"), "reviewer", AccountAct.Unlock, role: null, default));
        Assert.IsType<SignInOutcome.Accepted>(await service.SignInAsync("reviewer", DeskProcess.Password, Away, default));
    }

    private static async Task<string?> DatabaseAsync(string engine, PostgresServer server) =>
        string.Equals(engine, Desks.Postgres, StringComparison.Ordinal) ? await server.CreateDatabaseAsync(default) : null;

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
        Assert.IsType<SignInOutcome.Accepted>(await desk.Service<SignInService>().SignInAsync("clerk", DeskProcess.Password, Home, default));

        var wrong = await Assert.ThrowsAsync<ProvisioningException>(() => provisioning.RunAsync(
            request with { Accounts = [request.Accounts[0] with { Name = "X", Password = "short", DisplayName = "" }], ApiKeys = [request.ApiKeys[0] with { Key = "weak" }] }, default));
        Assert.Equal(4, wrong.Message.Split(Environment.NewLine).Length);
        var fresh = request.Accounts[0] with { Name = "fresh" };
        await Assert.ThrowsAsync<ProvisioningException>(() => provisioning.RunAsync(new ProvisioningRequest { Accounts = [fresh, fresh with { Role = DeskRole.Reviewer }] }, default));
        await Assert.ThrowsAsync<ProvisioningException>(() => provisioning.RunAsync(
            new ProvisioningRequest { ApiKeys = [new ProvisionedKey { Agency = "kmscj", Owner = "owner", Key = "otherkey_0123456789abcdefghijklmnopqrstuvwxyzABCDEF" }] }, default));
    }
}
