using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Review;
using Disclosure.Records;

namespace Disclosure.Publisher.Pages.Queue;

/// <summary>Something that narrows the list, as it is shown above it.</summary>
/// <param name="Words">What, such as 类别：行政许可.</param>
/// <param name="Without">Address of the same list without it.</param>
public sealed record QueueChip(string Words, string Without)
{
    /// <summary>Everything that narrows a list, in the order of the form.</summary>
    public static IReadOnlyList<QueueChip> Of(QueueAddress list, IReadOnlyList<QueueSubmitter> submitters)
    {
        ArgumentNullException.ThrowIfNull(list);
        return [.. Chips()];

        IEnumerable<QueueChip> Chips()
        {
            foreach (var state in list.States)
            {
                yield return Chip($"状态：{state.Chinese()}", list with { States = [.. list.States.Where(other => other != state)] });
            }

            foreach (var act in list.Acts)
            {
                yield return Chip($"类别：{act.Chinese()}", list with { Acts = [.. list.Acts.Where(other => other != act)] });
            }

            if (list.Lateness is { } lateness)
            {
                yield return Chip($"期限：{QueueWords.Lateness(lateness)}", list with { Lateness = null });
            }

            if (list.From is { } from)
            {
                yield return Chip($"作出日期：{from} 起", list with { From = null });
            }

            if (list.To is { } to)
            {
                yield return Chip($"作出日期：至 {to}", list with { To = null });
            }

            if (list.Share is { } share)
            {
                yield return Chip(QueueWords.Share(share), list with { Share = null });
            }

            if (list.Submitter is { } submitter)
            {
                var known = submitters.FirstOrDefault(other => string.Equals(other.Name, submitter, StringComparison.Ordinal));
                yield return Chip($"报送人：{known?.DisplayName ?? submitter}", list with { Submitter = null });
            }

            if (list.Open is { } open)
            {
                yield return Chip(QueueWords.Open(open), list with { Open = null });
            }

            if (list.Person is { } person)
            {
                yield return Chip(QueueWords.Person(person), list with { Person = null });
            }

            if (list.WaitsForSecond)
            {
                yield return Chip(QueueWords.WaitsForSecond, list with { WaitsForSecond = false });
            }

            if (list.Text is { } text)
            {
                yield return Chip($"查找：{text}", list with { Text = null });
            }
        }

        static QueueChip Chip(string words, QueueAddress without) => new(words, (without with { After = null }).Address);
    }
}

/// <summary>How the conditions of a list are called on screen.</summary>
public static class QueueWords
{
    /// <summary>What waits for a second person.</summary>
    public const string WaitsForSecond = "等第二人确认";

    /// <summary>How a case stands to its last day.</summary>
    public static string Lateness(QueueLateness lateness) => lateness switch
    {
        QueueLateness.Late => "逾期，还没有公开",
        QueueLateness.Soon => "即将到期",
        QueueLateness.PublishedLate => "逾期公开的",
        QueueLateness.Unknown => "还不知道期限",
        QueueLateness.Withdrawal => "应撤下，还在公开",
        _ => throw new ArgumentOutOfRangeException(nameof(lateness), lateness, "Not a defined standing."),
    };

    /// <summary>Whose cases.</summary>
    public static string Share(QueueShare share) => share switch
    {
        QueueShare.Mine => "本人报送",
        QueueShare.OfOthers => "他人报送",
        QueueShare.ReviewedByMe => "本人办理过审核",
        _ => throw new ArgumentOutOfRangeException(nameof(share), share, "Not a defined share."),
    };

    /// <summary>Whether something must be looked at one by one.</summary>
    public static string Open(TriState open) => open switch
    {
        TriState.Yes => "有待核对的发现",
        TriState.No => "没有待核对的发现",
        TriState.Unknown => "发现还不清楚",
        _ => throw new ArgumentOutOfRangeException(nameof(open), open, "Not a defined answer."),
    };

    /// <summary>Whether a natural person is a party.</summary>
    public static string Person(TriState person) => person switch
    {
        TriState.Yes => "当事人有自然人",
        TriState.No => "当事人没有自然人",
        TriState.Unknown => "当事人种类不清楚",
        _ => throw new ArgumentOutOfRangeException(nameof(person), person, "Not a defined answer."),
    };
}
