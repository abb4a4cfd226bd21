using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Pages.Shared;
using Disclosure.Publisher.Review;
using Disclosure.Records;
using Microsoft.AspNetCore.WebUtilities;

namespace Disclosure.Publisher.Pages.Queue;

/// <summary>
/// A list as its address tells it: all of it stands in the query, so that a list can be bookmarked, sent and come back to. Read leniently, for
/// people write into addresses: what is not known narrows nothing. Written in one way only.
/// </summary>
public sealed record QueueAddress
{
    /// <summary>Value of <c>state</c> for all states.</summary>
    public const string All = "all";

    private const int LongestText = 100;
    private const int LongestAccount = 64;

    private static readonly Dictionary<string, CaseState> StateWords = Enum.GetValues<CaseState>().ToDictionary(state => state.Wire(), StringComparer.Ordinal);
    private static readonly Dictionary<string, ActType> ActWords = Enum.GetValues<ActType>().ToDictionary(WireOf, StringComparer.Ordinal);
    private static readonly Dictionary<string, QueueShare> Shares = new(StringComparer.Ordinal)
    {
        ["mine"] = QueueShare.Mine, ["others"] = QueueShare.OfOthers, ["reviewed"] = QueueShare.ReviewedByMe,
    };

    private static readonly Dictionary<string, QueueLateness> Latenesses = new(StringComparer.Ordinal)
    {
        ["late"] = QueueLateness.Late, ["soon"] = QueueLateness.Soon, ["published-late"] = QueueLateness.PublishedLate, ["unknown"] = QueueLateness.Unknown,
        ["withdrawal"] = QueueLateness.Withdrawal,
    };

    private static readonly Dictionary<string, TriState> Knowns = new(StringComparer.Ordinal) { ["yes"] = TriState.Yes, ["no"] = TriState.No, ["unknown"] = TriState.Unknown };

    /// <summary>The value by which an address asks for what waits for a second person.</summary>
    public const string SecondPerson = "second-person";

    private static readonly Dictionary<string, bool> Waits = new(StringComparer.Ordinal) { [SecondPerson] = true };

    /// <summary>States, in the order of a case's life; empty for all.</summary>
    public IReadOnlyList<CaseState> States { get; init; } = [];

    /// <summary>Kinds of act; empty for all.</summary>
    public IReadOnlyList<ActType> Acts { get; init; } = [];

    /// <summary>How they stand to their last day; null for all.</summary>
    public QueueLateness? Lateness { get; init; }

    /// <summary>The first day of the decision, as typed; null for any.</summary>
    public string? From { get; init; }

    /// <summary>The last day of the decision, as typed; null for any.</summary>
    public string? To { get; init; }

    /// <summary>Whose cases; null for all.</summary>
    public QueueShare? Share { get; init; }

    /// <summary>The account that submitted; null for any.</summary>
    public string? Submitter { get; init; }

    /// <summary>Whether something must be looked at one by one; null for all.</summary>
    public TriState? Open { get; init; }

    /// <summary>Whether a natural person is a party; null for all.</summary>
    public TriState? Person { get; init; }

    /// <summary>Whether only what waits for a second person is listed.</summary>
    public bool WaitsForSecond { get; init; }

    /// <summary>Words that are looked for; null for none. They are part of no <see cref="Filter"/>.</summary>
    public string? Text { get; init; }

    /// <summary>Cursor of the page; null for the first.</summary>
    public string? After { get; init; }

    /// <summary>Whether something beside the states narrows the list; words aside.</summary>
    public bool IsNarrowed => Acts.Count > 0 || Lateness is not null || From is not null || To is not null || Share is not null || Submitter is not null || Open is not null || Person is not null || WaitsForSecond;

    /// <summary>The filter as a query, without the page and without words.</summary>
    public string Filter => string.Join('&', Pairs().Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value)}"));

    /// <summary>The address of the first page, words included.</summary>
    public string Address => "/?" + Filter + (Text is null ? string.Empty : $"&q={Uri.EscapeDataString(Text)}");

    /// <summary>Reads the query of a request.</summary>
    public static QueueAddress Read(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new QueueAddress
        {
            States = [.. Many("state", StateWords).Order()],
            Acts = [.. Many("act", ActWords).Order()],
            Lateness = One("late", Latenesses),
            From = Word("from", LongestAccount),
            To = Word("to", LongestAccount),
            Share = One("who", Shares),
            Submitter = Word("submitter", LongestAccount),
            Open = One("open", Knowns),
            Person = One("person", Knowns),
            WaitsForSecond = One("waits", Waits) is not null,
            Text = Word("q", LongestText),
            After = Word("after", LongestText),
        };

        string? Word(string name, int longest) =>
            query[name] is [{ } text, ..] && !text.Any(char.IsControl) && text.Trim() is { Length: > 0 } word ? word.Length > longest ? word[..longest] : word : null;

        T? One<T>(string name, Dictionary<string, T> words)
            where T : struct => query[name] is [{ } word, ..] && words.TryGetValue(word, out var value) ? value : null;

        IEnumerable<T> Many<T>(string name, Dictionary<string, T> words)
            where T : struct => query[name].Where(word => word is not null && words.ContainsKey(word)).Select(word => words[word!]).Distinct();
    }

    /// <summary>Reads a filter that was kept; what it says of words or a page is left out.</summary>
    public static QueueAddress Parse(string filter) => Read(new QueryCollection(QueryHelpers.ParseQuery(filter))) with { Text = null, After = null };

    /// <summary>The name of a kind of act in an address.</summary>
    public static string WireOf(ActType act)
    {
        var name = act.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>The name of a value in an address.</summary>
    public static string WireOf(QueueLateness lateness) => Latenesses.First(pair => pair.Value == lateness).Key;

    /// <summary>The name of a value in an address.</summary>
    public static string WireOf(QueueShare share) => Shares.First(pair => pair.Value == share).Key;

    /// <summary>The name of a value in an address.</summary>
    public static string WireOf(TriState known) => Knowns.First(pair => pair.Value == known).Key;

    /// <summary>What is asked of the store. Days that are none narrow nothing, and <paramref name="problem"/> is told of them by field.</summary>
    public QueueFilter ToFilter(Action<string, string> problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var from = Day(From, "from");
        var to = Day(To, "to");
        if (to < from)
        {
            problem("to", "截止日期不得早于起始日期。下面没有按日期筛选。");
            from = to = null;
        }

        return new QueueFilter
        {
            States = States,
            Acts = Acts,
            Lateness = Lateness,
            DecidedFrom = from,
            DecidedTo = to,
            Submitter = Submitter,
            Share = Share,
            Open = Open,
            Person = Person,
            WaitsForSecond = WaitsForSecond,
            Text = Text,
            After = After,
        };

        DateOnly? Day(string? text, string field)
        {
            if (text is null || LegalDateText.TryParse(text, out _))
            {
                return LegalDateText.TryParse(text, out var day) ? day : null;
            }

            problem(field, "日期请按 2026-10-14 的形式填写。下面没有按这个日期筛选。");
            return null;
        }
    }

    private IEnumerable<(string Name, string Value)> Pairs()
    {
        foreach (var state in States.Count == 0 ? [All] : States.Select(state => state.Wire()))
        {
            yield return ("state", state);
        }

        foreach (var act in Acts)
        {
            yield return ("act", WireOf(act));
        }

        (string Name, string? Value)[] rest =
        [
            ("late", Lateness is { } lateness ? WireOf(lateness) : null), ("from", Day(From)), ("to", Day(To)), ("who", Share is { } share ? WireOf(share) : null),
            ("submitter", Submitter is { } submitter && AccountRow.IsName(submitter) ? submitter : null),
            ("open", Open is { } open ? WireOf(open) : null), ("person", Person is { } person ? WireOf(person) : null),
            ("waits", WaitsForSecond ? SecondPerson : null),
        ];
        foreach (var (name, value) in rest)
        {
            if (value is not null)
            {
                yield return (name, value);
            }
        }

        // A view is kept unsealed, and an address lands in logs: what is no day is neither kept nor carried on.
        static string? Day(string? typed) => LegalDateText.TryParse(typed, out _) ? typed : null;
    }
}
