using System.Net;
using System.Text.Json;
using Disclosure.EndToEnd.Platform;

namespace Disclosure.EndToEnd.Crashes;

/// <summary>Holds what a citizen sees against the ledger: what is public is found, what is not is nowhere.</summary>
internal sealed class PublicReckoning(Uri site, Ledger ledger, IReadOnlyDictionary<string, string> recordIds)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public async Task CheckAsync()
    {
        using var http = new HttpClient { BaseAddress = site };
        var visible = ledger.Standing.Count(known => known.Life.IsVisible);
        var total = await RunningPlatform.UntilAsync(() => TotalAsync(http, string.Empty), total => total == visible, Patience);
        Assert.Equal(visible, total);
        foreach (var known in ledger.Standing)
        {
            await CheckAsync(http, known, "decisions/" + recordIds[known.CaseId]);
            await CheckAsync(http, known, "api/v1/decisions/" + recordIds[known.CaseId]);
            if (known.Life.Ends is not Sight.Summary)
            {
                await CheckAsync(http, known, $"decisions/{recordIds[known.CaseId]}.txt");
            }

            Assert.Equal(known.Life.IsVisible ? 1 : 0, await TotalAsync(http, $"\"{known.Decision.Company}\""));
        }
    }

    private static async Task CheckAsync(HttpClient http, LedgerCase known, string address)
    {
        using var answer = await http.GetAsync(address);
        var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        var expected = known.Life.Ends switch
        {
            Sight.Nothing => HttpStatusCode.NotFound,
            Sight.Gone => HttpStatusCode.Gone,
            _ => HttpStatusCode.OK,
        };
        Assert.True(answer.StatusCode == expected, $"{address} of case {known.CaseId} ({known.Life.States[^1]}) was answered {(int)answer.StatusCode}.");
        Assert.Equal(known.Life.IsVisible, text.Contains(known.Decision.Company, StringComparison.Ordinal));
        Assert.Equal(known.Life.Ends is Sight.Text, text.Contains(CrashDecision.Passage, StringComparison.Ordinal));
        // One edition of the text, the newest that was approved; none of those that it took the place of.
        Assert.All(CrashDecision.Fines, (fine, edition) =>
            Assert.Equal(known.Life.Ends is Sight.Text && edition == known.Edition, text.Contains(fine, StringComparison.Ordinal)));
        Assert.DoesNotContain(CrashDecision.Hidden, hidden => text.Contains(hidden, StringComparison.Ordinal));
    }

    private static async Task<int> TotalAsync(HttpClient http, string query)
    {
        using var answer = await http.GetAsync("api/v1/decisions?q=" + Uri.EscapeDataString(query));
        return answer.IsSuccessStatusCode ? JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("total").GetInt32() : -1;
    }
}
