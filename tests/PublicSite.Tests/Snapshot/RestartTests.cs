using Disclosure.DecisionPages;
using Disclosure.Gazette.Log;
using Disclosure.PublicSite.Indexing;
using Disclosure.PublicSite.Reference;
using Disclosure.PublicSite.Snapshot;
using Disclosure.PublicSite.Tests.Invented;
using Disclosure.Records;
using Disclosure.Search;
using Disclosure.TestKit;

namespace Disclosure.PublicSite.Tests.Snapshot;

/// <summary>
/// A node that starts today reads entries whose payloads were erased since; a node that runs read them while they were there. Both must
/// show the same: what was taken away is gone from both, and what stands stands on both.
/// </summary>
public sealed class RestartTests
{
    private static readonly string Config = Path.Combine(RepositoryRoot.Path, "config");
    private static readonly SiteLanguage Language = new(SearchLanguage.Load(Config), Config);
    private static readonly DecisionIndexing Indexing = new(AgencyDirectory.Read(Path.Combine(Config, "agencies.json")), RegionTree.Read(Path.Combine(Config, "regions.csv")));
    private static readonly DecisionRecord Decision = InventedDecisions.FoodPenalty();

    private enum Act
    {
        Publish,
        Amend,
        AmendAndErase,
        Note,
        Withdraw,
        End,
    }

    [Fact]
    [Clause("CX-14-4")]
    public void StartedLater_AfterAnyHistory_ShowsWhatARunningNodeShows()
    {
        var different = new List<string>();
        foreach (var history in Histories(4))
        {
            var entries = history.Select(Entry).ToList();
            var running = Builder();
            var shown = entries.ConvertAll(entry => Advance(running, entry))[^1];

            // A node that reads everything at once, and one that had read half when the rest came.
            foreach (var read in new[] { 0, entries.Count / 2 })
            {
                var late = Builder();
                for (var at = 0; at < read; at++)
                    Advance(late, Erased(entries[..read], at));
                var expected = Describe(shown);
                var actual = Describe(Advance(late, [.. Enumerable.Range(read, entries.Count - read).Select(at => Erased(entries, at))]));
                if (!string.Equals(expected, actual, StringComparison.Ordinal))
                    different.Add($"{string.Join(' ', history)}, read to {read}: {actual} instead of {expected}");
            }
        }

        Assert.True(different.Count == 0, $"{different.Count}: {string.Join(Environment.NewLine, different.Take(10))}");
    }

    [Fact]
    [Clause("CX-14-4")]
    public void Resumed_AnywhereInAnyHistory_ShowsWhatARunningNodeShows()
    {
        var different = new List<string>();
        foreach (var history in Histories(TestSize.Of(3, 4)))
        {
            var entries = history.Select(Entry).ToList();
            var running = Builder();
            var shown = entries.ConvertAll(entry => Advance(running, entry));
            for (var recalled = 1; recalled <= entries.Count; recalled++)
            {
                // Its index was made while payloads were there; what its log gives it now is without all that the rest of the log erases.
                using var writer = new SearchIndexWriter(Language.Search);
                var before = new SnapshotBuilder(Language, writer, Indexing);
                foreach (var entry in entries[..recalled])
                    Advance(before, entry);
                var resumed = new SnapshotBuilder(Language, writer, Indexing);
                resumed.Recall([.. Enumerable.Range(0, recalled).Select(at => Outline(entries, at))]);
                var atOnce = resumed.Commit();
                if (atOnce.Index.DocumentCount != resumed.PublishedCount)
                    different.Add($"{string.Join(' ', history)}, recalled to {recalled}: {resumed.PublishedCount} texts beside {atOnce.Index.DocumentCount} in the index");

                var (expected, actual) = (shown[^1], Advance(resumed, [.. Enumerable.Range(recalled, entries.Count - recalled).Select(at => Erased(entries, at))]));
                if (!string.Equals(Describe(expected), Describe(actual), StringComparison.Ordinal) || expected.RemovalPosition != actual.RemovalPosition
                    || actual.Index.DocumentCount != (actual.Find(Decision.Id)!.Standing == Standing.Published ? 1 : 0))
                {
                    different.Add($"{string.Join(' ', history)}, recalled to {recalled}: {Describe(actual)} instead of {Describe(expected)}");
                }
            }
        }

        Assert.True(different.Count == 0, $"{different.Count}: {string.Join(Environment.NewLine, different.Take(10))}");
    }

    private static SnapshotBuilder Builder() => new(Language, new SearchIndexWriter(Language.Search), Indexing);

    private static PublicSnapshot Advance(SnapshotBuilder builder, params IReadOnlyList<GazetteEntry> entries)
    {
        builder.Take(entries, default);
        return builder.Commit();
    }

    /// <summary>The entry as a replay of the log hands it on: without the texts of decisions.</summary>
    private static GazetteEntry Outline(List<GazetteEntry> entries, int at) =>
        entries[at].PayloadKind == RecordKind.Decision ? entries[at] with { Payload = null } : Erased(entries, at);

    private static IEnumerable<IReadOnlyList<Act>> Histories(int length) => length == 1
        ? [[Act.Publish]]
        : Histories(length - 1).SelectMany(history => Enum.GetValues<Act>().Select(act => (IReadOnlyList<Act>)[.. history, act]));

    private static string Describe(PublicSnapshot snapshot)
    {
        var state = snapshot.Find(Decision.Id)!;
        var text = state.Standing == Standing.Published ? state.Index.ToString(System.Globalization.CultureInfo.InvariantCulture) : "none";
        return $"{state.Standing} v{state.Version} text {text} beside [{string.Join(' ', state.Notices.Select(notice => notice.Index))}] listed [{string.Join(' ', snapshot.Notices.Select(notice => notice.Index))}]";
    }

    /// <summary>The entry as it is read when all of these are in the log.</summary>
    private static GazetteEntry Erased(List<GazetteEntry> entries, int at) =>
        entries.Skip(at + 1).Any(later => later.ErasesEarlier) ? entries[at] with { Payload = null } : entries[at];

    private static GazetteEntry Entry(Act act, int at)
    {
        var version = at + 1;
        var isNotice = act is Act.Note or Act.Withdraw or Act.End;
        return new GazetteEntry
        {
            Index = at,
            Kind = act switch
            {
                Act.Publish => EntryKind.Published,
                Act.Note => EntryKind.Notice,
                Act.Withdraw or Act.End => EntryKind.Withdrawn,
                _ => EntryKind.Amended,
            },
            Nature = ChangeNature.Legal,
            PayloadKind = isNotice ? RecordKind.Notice : RecordKind.Decision,
            RecordId = Decision.Id,
            Version = version,
            AppendedAt = DateTimeOffset.UnixEpoch.AddDays(20_000),
            LeafHash = new byte[32],
            ErasesEarlier = act is Act.AmendAndErase or Act.Withdraw or Act.End,
            Payload = act switch
            {
                Act.Note => RecordJson.Serialize(InventedDecisions.Revocation(Decision, NoticeKind.Modification) with { Version = version }),
                Act.Withdraw => RecordJson.Serialize(InventedDecisions.Revocation(Decision) with { Version = version }),
                Act.End => RecordJson.Serialize(InventedDecisions.SilentEnd(Decision) with { Version = version }),
                _ => RecordJson.Serialize(Decision with { Version = version }),
            },
        };
    }
}
