using System.Security.Cryptography;
using System.Text;
using Disclosure.Redactor.Cases;

namespace Disclosure.Publisher.Cases;

/// <summary>Why a reviewer finds that a value was taken for something it is not.</summary>
public enum RejectionReason
{
    /// <summary>普通词语、地名、单位名等，不是应当隐去的内容</summary>
    NotSuch = 1,

    /// <summary>范围太大: more than the value. What is less than the value is extended, not rejected: the rest of it can be read.</summary>
    Span,

    /// <summary>种类不对: hidden rightly, under a wrong name.</summary>
    Kind,

    /// <summary>依法应当公开</summary>
    Public,
}

/// <summary>Chinese names of <see cref="RejectionReason"/>.</summary>
public static class RejectionReasonNames
{
    /// <summary>The name on screen.</summary>
    public static string Chinese(this RejectionReason reason) => reason switch
    {
        RejectionReason.NotSuch => "不是应当隐去的内容（普通词语、地名、单位名等）",
        RejectionReason.Span => "范围太大，多隐了字（少隐了字的，请在下面补上完整的文字）",
        RejectionReason.Kind => "应当隐去，但种类不对",
        RejectionReason.Public => "依法应当公开",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Not a defined reason."),
    };
}

/// <summary>A finding that a reviewer holds to be wrong.</summary>
/// <param name="Start">First UTF-16 code unit of the served text.</param>
/// <param name="End">End, exclusive.</param>
/// <param name="Kind">The kind it was taken for.</param>
/// <param name="Reason">What is wrong.</param>
/// <param name="Reviewer">Account that says so.</param>
/// <param name="At">When, milliseconds since 1970-01-01 UTC.</param>
public sealed record RejectedFinding(int Start, int End, string Kind, RejectionReason Reason, string Reviewer, long At);

/// <summary>A value that a reviewer found and the rules had missed.</summary>
/// <param name="Value">The value as served.</param>
/// <param name="Kind">The kind as which it is hidden.</param>
/// <param name="Missed">First unit of each place where it was readable when it was added; empty when that was in a field beside the text alone.</param>
/// <param name="Reviewer">Account that added it.</param>
/// <param name="At">When, milliseconds since 1970-01-01 UTC.</param>
public sealed record MissedValue(string Value, string Kind, IReadOnlyList<int> Missed, string Reviewer, long At);

/// <summary>A value that was added and is no longer hidden for its sake.</summary>
/// <param name="Value">The value as served.</param>
/// <param name="AddedBy">Account that had added it.</param>
/// <param name="Reviewer">Account that took it back.</param>
/// <param name="ReviewerFor">Accounts in whose place it was taken back; empty when in the reviewer's own right.</param>
/// <param name="At">When, milliseconds since 1970-01-01 UTC.</param>
public sealed record TakenBackValue(string Value, string AddedBy, string Reviewer, IReadOnlyList<string> ReviewerFor, long At);

/// <summary>What reviewers corrected of a case: sealed under its key, read again to hide what was missed and to measure the rules.</summary>
public sealed record ReviewCorrections
{
    private const int MostCorrections = 500;

    /// <summary>Fingerprint of the served text whose offsets these are.</summary>
    public required string TextMark { get; init; }

    /// <summary>Findings held to be wrong; each place once.</summary>
    public IReadOnlyList<RejectedFinding> Rejected { get; init; } = [];

    /// <summary>Values that were missed; each once.</summary>
    public IReadOnlyList<MissedValue> Missed { get; init; } = [];

    /// <summary>Values that were taken back, each time; they stay, so that nobody alone makes readable what another wants hidden.</summary>
    public IReadOnlyList<TakenBackValue> TakenBack { get; init; } = [];

    /// <summary>Those of <see cref="TakenBack"/> that one person took back though another had added them, and that nobody added again.</summary>
    public IEnumerable<TakenBackValue> Contested => TakenBack.Where(taken =>
        !string.Equals(taken.AddedBy, taken.Reviewer, StringComparison.Ordinal)
        && !Missed.Any(missed => string.Equals(missed.Value, taken.Value, StringComparison.Ordinal)));

    /// <summary>No correction of a text.</summary>
    public static ReviewCorrections Of(string text) => new() { TextMark = MarkOf(text) };

    /// <summary>
    /// What still speaks of a text: everything of the text it was made on. Where the same file reads otherwise today, its offsets say nothing
    /// any more, and of the missed values only those are left that still stand in it, or never stood in it but in a field beside it.
    /// </summary>
    public ReviewCorrections Against(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return IsOf(text) ? this : Of(text) with
        {
            TakenBack = TakenBack,
            Missed = [.. Missed.Where(missed => missed.Missed.Count == 0 || text.Contains(missed.Value, StringComparison.Ordinal)).Select(missed => missed with { Missed = PlacesOf(text, missed.Value) })],
        };
    }

    /// <summary>With a value that was missed. Added again it keeps its places, and who said first that it must be hidden.</summary>
    public ReviewCorrections With(MissedValue added)
    {
        ArgumentNullException.ThrowIfNull(added);
        var known = Missed.FirstOrDefault(other => string.Equals(other.Value, added.Value, StringComparison.Ordinal));
        var value = known is null ? added : added with { Missed = [.. known.Missed.Union(added.Missed).Order()], Reviewer = known.Reviewer };
        return this with { Missed = [.. Missed.Where(other => other != known), value] };
    }

    /// <summary>Whether there are more than a case can sensibly have.</summary>
    public bool IsTooMuch => Rejected.Count + Missed.Count + TakenBack.Count > MostCorrections;

    /// <summary>Whether the offsets are those of this text.</summary>
    public bool IsOf(string text) => string.Equals(TextMark, MarkOf(text), StringComparison.Ordinal);

    /// <summary>What the redactor is told.</summary>
    public IReadOnlyList<AddedValue> Added => [.. Missed.Select(missed => new AddedValue(missed.Value, missed.Kind))];

    /// <summary>First unit of each place where a value stands in a text, without overlap.</summary>
    public static IReadOnlyList<int> PlacesOf(string text, string value)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentException.ThrowIfNullOrEmpty(value);
        var places = new List<int>();
        for (var at = text.IndexOf(value, StringComparison.Ordinal); at >= 0; at = text.IndexOf(value, at + value.Length, StringComparison.Ordinal))
        {
            places.Add(at);
        }

        return places;
    }

    /// <summary>Fingerprint of a served text.</summary>
    internal static string MarkOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
