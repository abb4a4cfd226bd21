using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Disclosure.EndToEnd.Crashes;
using Disclosure.EndToEnd.Platform;
using Disclosure.TestKit;
using Xunit.Abstractions;

namespace Disclosure.EndToEnd.Receipts;

/// <summary>
/// Desk and public site as two processes, on both stores: decisions leave the public's sight in each of the four ways while many people read.
/// Nothing is shown after its receipt, and in the end no file of site, gazette and desk holds a word of it. Times are printed, not asserted:
/// they are the machine's as much as the product's.
/// </summary>
[Collection(CrashCollection.Name)]
public sealed class RemovalTests(ITestOutputHelper output)
{
    // Two give orders without a pause. Few readers leave them the processor, so that the usual form is over soon; the full one is read without mercy.
    private const int PeopleAtOnce = 2;

    private static readonly int ReadersAtOnce = TestSize.Of(4, 8);
    private static readonly int SlowAtOnce = TestSize.Of(2, 3);
    private static readonly int Count = TestSize.Of(200, 1_000);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [Fact]
    [Clause("CX-14-4")]
    [Clause("LAW-XZCF-48-2")]
    [Clause("GS-20-4")]
    public Task Removals_OnFilesUnderReading_AreHiddenWithReceiptsAndLeaveNothingBehind() => RunAsync(CrashStore.InFiles(), databaseFolder: null);

    [Fact]
    [Clause("CX-14-4")]
    [Clause("LAW-XZCF-48-2")]
    [Clause("GS-20-4")]
    public async Task Removals_OnPostgresUnderReading_AreHiddenWithReceiptsAndLeaveNothingBehind()
    {
        await using var server = new PostgresServer();
        await RunAsync(await CrashStore.OnServerAsync(server), server.DataDirectory);
    }

    private async Task RunAsync(CrashStore store, string? databaseFolder)
    {
        await using var platform = new CrashPlatform(store);
        await platform.IntroduceAsync();
        Assert.Equal(0, await platform.ProvisionAsync());
        await using var desk = platform.StartDesk(kill: null);
        await using var site = platform.StartSite(kill: null);
        Assert.True(await desk.ReadyAsync(platform.Desk, CrashPlatform.StartPatience), desk.Words());
        Assert.True(await site.ReadyAsync(platform.Site, CrashPlatform.StartPatience), site.Words());
        var clock = Stopwatch.StartNew();
        var published = await PublishAsync(platform);
        Tell($"published {published.Count}", clock);
        var traces = new TraceSearch(published.SelectMany(known => known.Decision.Traces));
        // What is not found before proves nothing afterwards.
        Assert.NotEmpty(traces.InFolder(store.SiteFolder("site")));

        var visitors = new Visitors(platform.Site, published);
        await visitors.LearnAsync();
        Tell("version tags learnt", clock);
        await RemoveAsync(platform, published, visitors);
        Tell($"removed, with {visitors.Answers} answers to visitors", clock);
        await UntilAsync(async () => (await RemovalTimes.ReadAsync(store, "site")).Count(time => time.PurgedAt is not null) == Count, "A removal was not confirmed as purged.");
        Tell("purged", clock);
        // Of everything that is gone, once more in every way.
        await visitors.ReadAllAsync();
        Tell("read again", clock);

        var times = await RemovalTimes.ReadAsync(store, "site");
        Tell(times, published, visitors);
        Assert.Empty(Stale(times, published));
        await CheckWhatStaysAsync(platform, published);
        Assert.Empty(traces.InFolder(store.SiteFolder("site")));
        foreach (var folder in new[] { store.DeskFolder, store.GazetteFolder, databaseFolder }.OfType<string>().Where(Directory.Exists))
        {
            Assert.Empty(traces.InFolder(folder));
        }

        Assert.Empty(traces.In(Encoding.UTF8.GetBytes(desk.Output + site.Output)));
        Assert.Empty(HeldThoughDeleted(site.Id, store.SiteFolder("site")));
        using var http = new HttpClient { BaseAddress = platform.Desk };
        await UntilAsync(
            async () =>
            {
                using var answer = await http.GetAsync(new Uri("health/receipts", UriKind.Relative));
                return answer.IsSuccessStatusCode;
            },
            "The desk does not come to rest.");
        Tell("looked for traces", clock);
    }

    private static async Task<IReadOnlyList<PublicDecision>> PublishAsync(CrashPlatform platform)
    {
        var published = new ConcurrentBag<PublicDecision>();
        await Parallel.ForEachAsync(Enumerable.Range(0, Count), new ParallelOptions { MaxDegreeOfParallelism = 6 }, async (serial, _) =>
        {
            var decision = RemovedDecision.Of(serial);
            var caseId = await PushAsync(platform, decision, $"removal-{serial}");
            Assert.True(await platform.Forms.ApproveAsync(caseId));
            var answer = await platform.Api.UntilStateAsync(caseId, state => state is "published");
            var known = new PublicDecision(decision, caseId, answer.GetProperty("recordId").GetString()!);
            if (decision.Leaving is Leaving.Corrected)
            {
                known.CorrectionId = await PushAsync(platform, decision.Correction(), $"correction-{serial}");
            }
            else if (decision.Leaving is Leaving.WithBanner)
            {
                Assert.True(await platform.Forms.RecordModificationAsync(caseId));
            }

            published.Add(known);
        });
        using var site = new HttpClient { BaseAddress = platform.Site };
        await UntilAsync(async () => await TotalAsync(site, string.Empty) == Count, "Not everything that was published is found.");
        return [.. published.OrderBy(known => known.Decision.Number, StringComparer.Ordinal)];
    }

    private static async Task<string> PushAsync(CrashPlatform platform, RemovedDecision decision, string key)
    {
        var (status, pushed) = await platform.Api.PushAsync(decision.Metadata, Encoding.UTF8.GetBytes(decision.Document), "决定书.txt", key);
        Assert.True(status == 202, pushed.ToString());
        var caseId = pushed.GetProperty("caseId").GetString()!;
        var answer = await platform.Api.AtRestAsync(caseId);
        Assert.True(answer.GetProperty("state").ValueEquals("inReview"), answer.ToString());
        return caseId;
    }

    private async Task RemoveAsync(CrashPlatform platform, IReadOnlyList<PublicDecision> published, Visitors visitors)
    {
        var hidden = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        var slow = new SlowReaders(platform.Site, published);
        using var over = new CancellationTokenSource();
        var reading = Task.WhenAll(
            visitors.ReadAsync(ReadersAtOnce, seed: 7, over.Token), slow.ReadAsync(SlowAtOnce, seed: 77, known => hidden.ContainsKey(known.RecordId), over.Token), WatchAsync());
        try
        {
            await Parallel.ForEachAsync(published, new ParallelOptions { MaxDegreeOfParallelism = PeopleAtOnce }, async (known, _) =>
                Assert.True(await RemoveAsync(platform.Forms, known), $"{known.Decision.Leaving} was not accepted."));
            await UntilAsync(() => Task.FromResult(hidden.Count == published.Count), "A removal was not confirmed as hidden.");
        }
        finally
        {
            await over.CancelAsync();
            await reading;
        }

        output.WriteLine($"{slow.Held} slow readers were under way when what they read was removed, {slow.CutOff} of them were cut off; {visitors.Cut} answers to others were.");

        async Task WatchAsync()
        {
            while (!over.IsCancellationRequested)
            {
                foreach (var time in (await RemovalTimes.ReadAsync(platform.Store, "site")).Where(time => time.HiddenAt is not null))
                {
                    hidden[time.RecordId] = true;
                }

                await Task.Delay(200, CancellationToken.None);
            }
        }
    }

    private static Task<bool> RemoveAsync(DeskForms forms, PublicDecision known) => known.Decision.Leaving switch
    {
        Leaving.WithNotice => forms.WithdrawAsync(known.CaseId),
        Leaving.Silently => forms.TakeDownAsync(known.CaseId),
        Leaving.Corrected => forms.ApproveAsync(known.CorrectionId!),
        _ => forms.Second!.ConfirmRecordedAsync(known.CaseId),
    };

    /// <summary>What was shown as it was although the question was asked after the receipt.</summary>
    private static IReadOnlyList<string> Stale(IReadOnlyList<RemovalTime> times, IReadOnlyList<PublicDecision> published)
    {
        var hiddenAt = times.ToDictionary(time => time.RecordId, time => time.HiddenAt!.Value, StringComparer.Ordinal);
        return
        [
            .. from known in published
               from seen in known.Seen
               where seen.Value > hiddenAt[known.RecordId]
               select $"{known.Decision.Leaving}, {seen.Key}: asked {seen.Value - hiddenAt[known.RecordId]} ms after it was hidden",
        ];
    }

    private static async Task CheckWhatStaysAsync(CrashPlatform platform, IReadOnlyList<PublicDecision> published)
    {
        using var site = new HttpClient { BaseAddress = platform.Site };
        Assert.Equal(published.Count(known => !known.Decision.IsGone), await TotalAsync(site, string.Empty));
        foreach (var known in published.Where(known => !known.Decision.IsGone))
        {
            var text = await site.GetStringAsync(new Uri($"decisions/{known.RecordId}.txt", UriKind.Relative));
            Assert.Contains(known.Decision.Leaving is Leaving.Corrected ? known.Decision.Correction().Phrase : RemovedDecision.Banner, text, StringComparison.Ordinal);
            Assert.Equal(1, await TotalAsync(site, $"\"{known.Decision.Company}\""));
        }
    }

    private void Tell(string what, Stopwatch clock) => output.WriteLine($"{clock.Elapsed.TotalSeconds,6:0.0} s  {what}");

    private void Tell(IReadOnlyList<RemovalTime> times, IReadOnlyList<PublicDecision> published, Visitors visitors)
    {
        output.WriteLine(RemovalTimes.Tell("from the order to hidden", times.Select(time => time.HiddenAt!.Value - time.OrderedAt)));
        output.WriteLine(RemovalTimes.Tell("from the gazette to hidden", times.Select(time => time.HiddenAt!.Value - time.AppendedAt)));
        output.WriteLine(RemovalTimes.Tell("from the gazette to purged", times.Select(time => time.PurgedAt!.Value - time.AppendedAt)));
        foreach (var group in times.GroupBy(time => published.Single(known => string.Equals(known.RecordId, time.RecordId, StringComparison.Ordinal)).Decision.Leaving).OrderBy(group => group.Key))
        {
            output.WriteLine(RemovalTimes.Tell($"  {group.Key}, from the order to hidden", group.Select(time => time.HiddenAt!.Value - time.OrderedAt)));
        }

        var orderedAt = times.ToDictionary(time => time.RecordId, time => time.OrderedAt, StringComparer.Ordinal);
        output.WriteLine(RemovalTimes.Tell(
            "last question that was answered as before, after the order",
            published.Where(known => known.Seen.Count > 0).Select(known => Math.Max(0, known.Seen.Where(seen => seen.Key is not "slow").Max(seen => seen.Value) - orderedAt[known.RecordId]))));
        output.WriteLine($"{visitors.Answers} answers read, {Visitors.Kinds.Count} kinds of questions.");
    }

    /// <summary>Deleted files that a process still has in use: their bytes are on the disk.</summary>
    private static IReadOnlyList<string> HeldThoughDeleted(int processId, string folder) => !OperatingSystem.IsLinux() ? [] :
    [
        .. File.ReadLines($"/proc/{processId}/maps").Where(line => line.Contains(folder, StringComparison.Ordinal) && line.EndsWith("(deleted)", StringComparison.Ordinal)),
        .. Directory.EnumerateFiles($"/proc/{processId}/fd").Select(file => File.ResolveLinkTarget(file, returnFinalTarget: false)?.FullName ?? string.Empty)
            .Where(target => target.Contains(folder, StringComparison.Ordinal) && target.EndsWith("(deleted)", StringComparison.Ordinal)),
    ];

    private static async Task<int> TotalAsync(HttpClient site, string query)
    {
        using var answer = JsonDocument.Parse(await site.GetStringAsync(new Uri("api/v1/decisions?q=" + Uri.EscapeDataString(query), UriKind.Relative)));
        return answer.RootElement.GetProperty("total").GetInt32();
    }

    private static async Task UntilAsync(Func<Task<bool>> holds, string otherwise)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await holds())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, otherwise);
            await Task.Delay(200);
        }
    }
}
