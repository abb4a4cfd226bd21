using System.Buffers;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;

namespace Disclosure.Redactor.Detectors;

/// <summary>E-mail addresses, also full-width, with blanks around their signs, with (at), 艾特 or # for the at sign and 点 or 。 for the point.</summary>
internal sealed class EmailDetector : IDetector
{
    private const int LongestLocal = 64;
    private const int LongestDomain = 80;
    private const int LabelReach = 8;
    private static readonly string[] Signs = ["@", "(at)", "[at]", "【at】", "〔at〕", "#at#", "艾特", "(艾特)", " at ", "#"];
    private static readonly SearchValues<char> FirstOfSign = SearchValues.Create("@#艾");
    private static readonly SearchValues<char> BeforeAt = SearchValues.Create("([【〔 (");

    /// <inheritdoc/>
    public string Name => "email";

    /// <inheritdoc/>
    public void Detect(ScannedText text, ICollection<Candidate> found)
    {
        var value = text.Spaced.Value;
        for (var at = value.AsSpan().IndexOfAny(FirstOfSign); at >= 0; at = From(value, at, value.AsSpan(at).IndexOfAny(FirstOfSign)))
        {
            at = Math.Max(at + 1, Add(text, at, found));
        }

        // (at) and its like: the word first, then what stands before it.
        for (var at = value.AsSpan().IndexOf("at", StringComparison.OrdinalIgnoreCase); at >= 0; at = From(value, at, value.AsSpan(at).IndexOf("at", StringComparison.OrdinalIgnoreCase)))
        {
            at = Math.Max(at + 2, at > 0 && BeforeAt.Contains(value[at - 1]) ? Add(text, at - 1, found) : 0);
        }
    }

    private static int From(string value, int from, int next) => next < 0 || from >= value.Length ? -1 : from + next;

    // The end of the address around a sign; 0 when there is none.
    private static int Add(ScannedText text, int sign, ICollection<Candidate> found)
    {
        var value = text.Spaced.Value;
        if (Read(value, sign) is not { } address)
        {
            return 0;
        }

        var label = text.Contexts.Before(Context.Email, text.InCompact(address.Start), LabelReach);
        found.Add(new Candidate
        {
            Range = text.Spaced.ToOriginal(address.Start, address.End),
            Kind = FindingKinds.Email,
            Rule = "email/shape",
            Pattern = value[sign] == '@' ? "at" : "spelled",
            ContextWord = label?.Word,
            ShapeConfidence = 0.95,
            Confidence = label is null ? 0.95 : 0.99,
        });
        return address.End;
    }

    private static TextRange? Read(string value, int at)
    {
        var sign = 0;
        foreach (var candidate in Signs)
        {
            sign = string.Compare(value, at, candidate, 0, candidate.Length, StringComparison.OrdinalIgnoreCase) == 0 ? Math.Max(sign, candidate.Length) : sign;
        }

        var start = StartOfLocal(value, at);
        if (start < 0)
        {
            return null;
        }

        var end = EndOfDomain(value, at + sign, out var points);
        var plain = value[at] == '@';
        return end > 0 && (plain || points > 0) ? new TextRange(start, end) : null;
    }

    // Letters, digits and ._%+- before the sign, perhaps behind a blank; single letters far apart are one part too.
    private static int StartOfLocal(string value, int sign)
    {
        var at = sign;
        while (at > 0 && sign - at < 2 && value[at - 1] is ' ' or '\n')
        {
            at--;
        }

        var end = at;
        while (at > 0 && sign - at < LongestLocal)
        {
            if (IsLocal(value[at - 1]))
            {
                at--;
            }
            else if (value[at - 1] == ' ' && at > 1 && at < end && IsLocal(value[at - 2]) && IsAlone(value, at - 2) && IsAlone(value, at))
            {
                at -= 2;
            }
            else
            {
                break;
            }
        }

        while (at < end && !char.IsAsciiLetterOrDigit(value[at]))
        {
            at++;
        }

        return at < end ? at : -1;
    }

    private static int EndOfDomain(string value, int from, out int points)
    {
        points = 0;
        var at = PastBlanks(value, from);
        var end = PartEnd(value, at);
        if (end - at < 1)
        {
            return 0;
        }

        while (end - from < LongestDomain)
        {
            var point = PastBlanks(value, end);
            var width = PointAt(value, point);
            if (width == 0 || (value[point] == '。' && point > end))
            {
                break;
            }

            var part = PastBlanks(value, point + width);
            var partEnd = PartEnd(value, part);
            if (partEnd == part || (point + width < part && value[part - 1] == '\n' && partEnd - part > 4) || !char.IsAsciiLetter(value[part]))
            {
                break;
            }

            end = partEnd;
            points++;
        }

        return points > 0 || end - at >= 2 ? end : 0;
    }

    private static int PartEnd(string value, int at)
    {
        var end = at;
        while (end < value.Length && end - at < LongestLocal
            && (char.IsAsciiLetterOrDigit(value[end]) || (value[end] == '-' && end > at) || (value[end] == ' ' && end > at && end + 1 < value.Length && char.IsAsciiLetterOrDigit(value[end + 1]) && IsAlone(value, end + 1) && IsAlone(value, end - 1))))
        {
            end++;
        }

        return end;
    }

    private static int PointAt(string value, int at) =>
        at >= value.Length ? 0
        : value[at] is '.' or '。' or '点' or '·' ? 1
        : string.Compare(value, at, "(dot)", 0, 5, StringComparison.OrdinalIgnoreCase) == 0 || string.Compare(value, at, "[dot]", 0, 5, StringComparison.OrdinalIgnoreCase) == 0 ? 5
        : string.Compare(value, at, "dot ", 0, 4, StringComparison.OrdinalIgnoreCase) == 0 && at > 0 && value[at - 1] == ' ' ? 4
        : string.CompareOrdinal(value, at, "(点)", 0, 3) == 0 || string.CompareOrdinal(value, at, "[.]", 0, 3) == 0 || string.CompareOrdinal(value, at, "(.)", 0, 3) == 0 ? 3 : 0;

    private static int PastBlanks(string value, int at)
    {
        var next = at;
        while (next < value.Length && next - at < 2 && value[next] is ' ' or '\n')
        {
            next++;
        }

        return next;
    }

    private static bool IsAlone(string value, int at) =>
        (at == 0 || !char.IsAsciiLetterOrDigit(value[at - 1])) && (at + 1 >= value.Length || !char.IsAsciiLetterOrDigit(value[at + 1]));

    private static bool IsLocal(char character) => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '%' or '+' or '-';
}
