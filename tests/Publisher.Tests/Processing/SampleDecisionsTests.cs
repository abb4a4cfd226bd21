using System.Net;
using System.Text.Json;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Processing;

/// <summary>The sample decisions of the repository, through the real door, end where their list says.</summary>
public sealed class SampleDecisionsTests
{
    [Fact]
    public async Task Push_EverySample_EndsInTheStateItsListNames()
    {
        await using var desk = await DeskProcess.StartAsync();
        var samples = Path.Combine(AppContext.BaseDirectory, "config", "samples");
        using var list = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(samples, "seeding.json")));
        var entries = list.RootElement.GetProperty("samples").EnumerateArray().ToList();
        var agencies = entries.Select(entry => entry.GetProperty("agency").GetString()!).Distinct(StringComparer.Ordinal).ToList();
        await desk.Service<Provisioning>().RunAsync(
            new ProvisioningRequest
            {
                Accounts = [.. agencies.Select(code => new ProvisionedAccount { Name = $"{code}-clerk", DisplayName = code, Agency = code, Role = DeskRole.Clerk, Password = DeskProcess.Password })],
                ApiKeys = [.. agencies.Select(code => new ProvisionedKey { Agency = code, Owner = $"{code}-clerk", Key = Key(code) })],
            },
            default);

        var wrong = new List<string>();
        foreach (var entry in entries)
        {
            var name = entry.GetProperty("sample").GetString()!;
            var agency = entry.GetProperty("agency").GetString()!;
            var file = entry.GetProperty("document").GetString()!;
            // What a person then withholds may have been held by the machine already.
            var withheld = string.Equals(entry.GetProperty("then").GetString(), "withhold", StringComparison.Ordinal);
            string[] expected = entry.TryGetProperty("expect", out var state) ? [state.GetString()!] : withheld ? ["inReview", "held"] : ["inReview"];
            using var client = desk.Client(Key(agency));
            using var answer = await client.PushAsync(name, PushForm.Create(
                await File.ReadAllBytesAsync(Path.Combine(samples, name, "metadata.json")), await File.ReadAllBytesAsync(Path.Combine(samples, name, file)), file));
            if (answer.StatusCode != HttpStatusCode.Accepted)
            {
                wrong.Add($"{name}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
                continue;
            }

            using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            var user = desk.User("clerk") with { Name = $"{agency}-clerk", AgencyCode = agency };
            var detail = await SettledAsync(desk, user, json.RootElement.GetProperty("caseId").GetString()!);
            if (!expected.Contains(detail.Case.State.Wire(), StringComparer.Ordinal))
            {
                wrong.Add($"{name}: {detail.Case.State.Wire()}, expected {string.Join(" or ", expected)}; grounds {string.Join(' ', detail.Grounds)}; failures {string.Join(' ', detail.Failures)}; messages {string.Join(' ', detail.Messages)}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    private static string Key(string agency) => agency.PadRight(8, '0')[..8] + "_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG";

    private static async Task<CaseDetail> SettledAsync(DeskProcess desk, DeskUser user, string caseId)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var detail = (await desk.Service<CaseReader>().ReadAsync(user, caseId, default))!;
            if (!CaseTransitions.Automatic.Contains(detail.Case.State))
            {
                return detail;
            }

            patience.Token.ThrowIfCancellationRequested();
            await Task.Delay(50, patience.Token);
        }
    }
}
