using System.Security.Cryptography;
using System.Text.Json;
using Disclosure.Gazette.Log;
using Disclosure.PublicSite.Tests.Invented;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.PublicSite.Tests.Snapshot;

/// <summary>SIGKILL while the site follows, commits, purges, recalls and rebuilds: the next life shows exactly what is public.</summary>
public sealed class KillTests
{
    private static readonly string[] Points =
    [
        "site.open begins", "site.open ends", "site.recall begins", "site.recall ends", "site.commit begins", "site.commit ends",
        "gazette.deliver/site.take begins", "gazette.deliver/site.take ends", "gazette.deliver/site.commit begins", "gazette.deliver/site.commit ends",
        "site.purge begins", "site.purge ends",
    ];

    [Fact]
    [Clause("CX-14-4")]
    public async Task Kill_AtEveryPointAndAtAnyMoment_TheNextLifeShowsWhatIsPublicAndHoldsNothingElse()
    {
        await using var desk = await Desk.OpenAsync(seed: 11);
        await desk.WorkAsync(12);
        var random = new SeededRandom(23);
        var lives = TestSize.Of(20, 200);
        for (var life = 0; life < lives; life++)
        {
            // Now and then the index is gone, so that it is being built when death comes.
            if (life % 5 == 4 && Directory.Exists(desk.Folder.File("site")))
                Directory.Delete(desk.Folder.File("site"), recursive: true);
            var point = life % 5 < 3 ? Points[(life / 5 * 3 + life % 5) % Points.Length] : null;
            await desk.WorkAsync(2);

            // Opened and recalled once a life; everything else happens again while it goes on.
            var occurrence = point is null || point.StartsWith("site.open", StringComparison.Ordinal) || point.StartsWith("site.recall", StringComparison.Ordinal) ? 1 : 1 + random.Next(2);
            await using var site = SiteProcess.Start(desk.Folder, point is null ? null : $"{point}#{occurrence}");
            if (point is null)
            {
                await Task.Delay(random.Next(250, 1200));
            }
            else
            {
                for (var tries = 0; tries < 60 && !site.Ended.IsCompleted; tries++)
                {
                    await Task.WhenAny(site.Ended, Task.Delay(50));
                    if (tries % 8 == 4)
                        await desk.WorkAsync(1);
                }
            }
        }

        await using var last = SiteProcess.Start(desk.Folder, dieAt: null);
        await desk.CheckAsync(last);
    }

    [Fact]
    [Clause("CX-14-4")]
    public async Task Kill_BetweenHidingAndPurging_TheNextLifePurges()
    {
        await using var desk = await Desk.OpenAsync(seed: 12);

        // More than a commit writes anew by itself.
        await desk.PublishAsync(1_100);
        await using (var site = SiteProcess.Start(desk.Folder, "site.purge begins#2"))
        {
            await desk.ServedAsync(site);
            await desk.WithdrawAsync();
            await site.Ended.WaitAsync(TimeSpan.FromSeconds(30));
        }

        Assert.NotEmpty(desk.Holding(desk.Withdrawn.Single()));

        await using var next = SiteProcess.Start(desk.Folder, dieAt: null);
        await desk.CheckAsync(next);
    }

    /// <summary>The desk's side: a gazette that grows, and what of it is public.</summary>
    private sealed class Desk : IAsyncDisposable
    {
        private readonly GazetteStore _store;
        private readonly HeadSigner _signer;
        private readonly HeadVerifier _trusted;
        private readonly GazetteWriter _writer;
        private readonly SeededRandom _random;
        private readonly Dictionary<int, DecisionRecord> _public = [];
        private int _number;
        private long _size;

        private Desk(TemporaryFolder folder, GazetteStore store, HeadSigner signer, HeadVerifier trusted, GazetteWriter writer, SeededRandom random) =>
            (Folder, _store, _signer, _trusted, _writer, _random) = (folder, store, signer, trusted, writer, random);

        public TemporaryFolder Folder { get; }

        public List<int> Withdrawn { get; } = [];

        public static async Task<Desk> OpenAsync(ulong seed)
        {
            var folder = new TemporaryFolder();
            var store = GazetteStore.InFolder(folder.Path, readOnly: false);
            var signer = HeadSigner.Create(folder.File("signing.pem"), folder.File("head.pem"));
            var trusted = HeadVerifier.FromFile(folder.File("head.pem"));
            var writer = await GazetteWriter.OpenAsync(store, signer, trusted, TimeProvider.System, CancellationToken.None);
            return new Desk(folder, store, signer, trusted, writer, new SeededRandom(seed));
        }

        /// <summary>A word that one text has and no other.</summary>
        public static string Needle(int number) =>
            string.Concat(SHA256.HashData(BitConverter.GetBytes(number)).Take(12).Select(octet => (char)('a' + (octet % 26))));

        /// <summary>The files that hold the end of such a word: its beginning may be written once for several words of a dictionary.</summary>
        public IReadOnlyList<string> Holding(int number) => DiskSearch.FilesHolding(Folder.File("site"), Needle(number)[4..]);

        public async Task PublishAsync(int count)
        {
            for (var i = 0; i < count; i++)
            {
                var number = ++_number;
                var decision = InventedDecisions.Licence($"昆市监许〔2026〕{number}号", $"昆明{Needle(number)}有限公司");
                await _writer.AppendAsync(PublishableRecords.Of(decision), EntryKind.Published, ChangeNature.Legal, CancellationToken.None);
                _size++;
                _public.Add(number, decision);
            }
        }

        public async Task WithdrawAsync()
        {
            var (number, decision) = _public.ElementAt(_random.Next(_public.Count));
            _public.Remove(number);
            var notice = _random.Next(2) == 0 ? InventedDecisions.Revocation(decision) : InventedDecisions.SilentEnd(decision);
            await _writer.WithdrawAsync(PublishableRecords.Of(notice), ChangeNature.Legal, CancellationToken.None);
            _size++;
            Withdrawn.Add(number);
        }

        public async Task WorkAsync(int steps)
        {
            for (var i = 0; i < steps; i++)
            {
                await PublishAsync(2);
                if (i % 2 == 1 || steps == 1)
                    await WithdrawAsync();
            }
        }

        public async Task ServedAsync(SiteProcess site)
        {
            await _writer.ReSignHeadAsync(CancellationToken.None);
            await Patience.UntilAsync(async () => (await site.ReadAsync("/api/v1/decisions?size=1")).Contains($"\"total\":{_public.Count},", StringComparison.Ordinal));
        }

        public async Task CheckAsync(SiteProcess site)
        {
            await ServedAsync(site);
            var found = new List<string>();
            for (var after = string.Empty; ;)
            {
                using var page = JsonDocument.Parse(await site.ReadAsync("/api/v1/decisions?size=100" + after));
                found.AddRange(page.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!));
                if (!page.RootElement.TryGetProperty("next", out var next))
                    break;
                after = "&after=" + Uri.EscapeDataString(next.GetString()!);
            }

            Assert.Equal(_public.Values.Select(decision => decision.Id.Value).Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
            foreach (var number in Withdrawn.TakeLast(10))
                Assert.Contains("\"total\":0,", await site.ReadAsync($"/api/v1/decisions?q=%22{Needle(number)}%22"), StringComparison.Ordinal);
            foreach (var number in _public.Keys.TakeLast(10))
                Assert.Contains("\"total\":1,", await site.ReadAsync($"/api/v1/decisions?q=%22{Needle(number)}%22"), StringComparison.Ordinal);
            await Patience.UntilAsync(() => Withdrawn.TrueForAll(number => Holding(number).Count == 0));
            Assert.NotEmpty(Holding(_public.Keys.Last()));
        }

        public async ValueTask DisposeAsync()
        {
            _trusted.Dispose();
            _signer.Dispose();
            await _store.DisposeAsync();
            Folder.Dispose();
        }
    }
}
