using Disclosure.Redactor.Detectors.Certificates;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors;

/// <summary>
/// 动产或者不动产权属证书编号 (Art. 10(2), 10(3)), read by shape rather than digit counts: 号 with digits before it, and before them the words of
/// a right; the bare number behind the name of a certificate; the codes of a unit of property and of a contract for land; further numbers
/// of a range or a list; and short mentions of a number that is known.
/// </summary>
internal sealed class PropertyCertificateDetector(CertificateGrammar grammar, GroupedPhrases<CertificateWordGroup> words) : IDetector
{
    private const int LongestDigits = 30;
    private const int ShortestLabelled = 5;
    private const int ShortestUnlabelled = 8;
    private const int ShortestMention = 3;
    private const int ShortestClearMention = 6;
    private const int LongestLabel = 6;
    private const int FrameReach = 24;
    private const string Sign = "NO.";
    private const string Numerals = "〇零一二三四五六七八九十百千";


    /// <inheritdoc/>
    public string Name => "property-certificate";

    /// <inheritdoc/>
    public void Detect(ScannedText text, ICollection<Candidate> found)
    {
        var read = new CertificateRanges();
        ReadShapes(text, read, found);
        read.EndPass();
        foreach (var (start, end) in LandCodes.Find(text.Compact.Value))
        {
            if (!read.Covers(start))
            {
                Add(text, read, WithSign(text.Compact.Value, start), end, start, "unit", 0.9, null, found);
            }
        }
        read.EndPass();
        ReadLabelled(text, read, found);
        read.EndPass();
        if (read.Digits.Count > 0)
        {
            AddMentions(text, read, found);
        }
    }

    private static void Add(ScannedText text, CertificateRanges read, int start, int end, int digits, string rule, double confidence, string? label, ICollection<Candidate> found)
    {
        read.Take(start, end);
        read.Learn(text.Compact.Value, digits, end);
        found.Add(new Candidate
        {
            Range = text.Compact.ToOriginal(start, end),
            Kind = FindingKinds.PropertyCertificate,
            Rule = "property-certificate/" + rule,
            Pattern = rule,
            ContextWord = label,
            Confidence = confidence,
            ShapeConfidence = label is null ? confidence : 0.5,
        });
    }

    private void ReadShapes(ScannedText text, CertificateRanges read, ICollection<Candidate> found)
    {
        var value = text.Compact.Value;
        for (var at = value.IndexOf('号'); at >= 0; at = at + 1 < value.Length ? value.IndexOf('号', at + 1) : -1)
        {
            var digits = DigitsBefore(value, at);
            if (digits == at)
            {
                continue;
            }

            var start = grammar.StartBefore(value, digits);
            if (start < 0 && at - digits >= ShortestMention && IsNamedBehind(text, at + 1) && IsFramed(value, digits))
            {
                start = grammar.StartBesideName(value, digits, 0);
            }

            if (start >= 0)
            {
                Add(text, read, start, at + 1, digits, "shape", 0.95, null, found);
                at = ReadFurther(text, at + 1, read, found) - 1;
            }
        }
    }

    // …字第1142号《自留山使用证》, …号林权证: the name of the certificate stands right behind its number.
    private static bool IsNamedBehind(ScannedText text, int end)
    {
        var value = text.Compact.Value;
        end += end < value.Length && value[end] is '《' or '的' or '〈' or '“' or '"' ? 1 : 0;
        return text.Contexts.After(Context.PropertyRight, end, 0) is { } name && name.End < value.Length && (name.Word[^1] is '证' or '书' || value[name.End] is '证');
    }

    private static bool IsFramed(string value, int digits) => digits > 0 && value[digits - 1] is '第' or '字';

    // 至第0000418号, 、0012346号: further numbers of the same certificate or of its neighbours.
    private static int ReadFurther(ScannedText text, int end, CertificateRanges read, ICollection<Candidate> found)
    {
        var value = text.Compact.Value;
        while (end < value.Length && value[end] is '至' or '到' or '、' or '和' or '及' or '-' or '~' or ',' or '与')
        {
            var start = end + 1;
            var digits = start < value.Length && value[start] == '第' ? start + 1 : start;
            var stop = EndOfDigits(value, digits);
            if (stop - digits < ShortestMention || stop >= value.Length || value[stop] != '号')
            {
                break;
            }

            Add(text, read, start, stop + 1, digits, "further", 0.9, null, found);
            end = stop + 1;
        }

        return end;
    }

    private void ReadLabelled(ScannedText text, CertificateRanges read, ICollection<Candidate> found)
    {
        var value = text.Compact.Value;
        foreach (var label in text.Contexts.All)
        {
            if (!label.Says(Context.PropertyRight) || read.Covers(label.Start))
            {
                continue;
            }

            var at = AfterLabel(value, label.End, out var isClear);
            if (at < value.Length && value[at] is '第' or '字')
            {
                at += value.AsSpan(at).StartsWith("字第", StringComparison.Ordinal) ? 2 : 1;
            }

            var end = EndOfDigits(value, at);
            if (end - at >= (isClear ? ShortestLabelled : ShortestUnlabelled) && !read.Covers(at) && IsNumber(value, at, end))
            {
                var last = end < value.Length && value[end] == '号' ? end + 1 : end;
                Add(text, read, WithSign(value, at), last, at, "labelled", 0.93, label.Word, found);
                ReadFurther(text, last, read, found);
            }
            else if (Frame(value, isClear ? at : label.End) is var frame and > 0 && !read.Covers(frame) && EndOfDigits(value, frame) is var stop && stop - frame >= ShortestMention)
            {
                // 不动产权第0012345, the last word left out; 《集体土地所有权证》富集有(1998)字第0206号, whose own words name no right.
                var start = grammar.StartBefore(value, frame);
                start = start < 0 && label.Word[^1] is '证' or '书' or '号' or '档' or '权' ? grammar.StartBesideName(value, frame, at) : start;
                if (start >= 0 && (start <= at || IsClean(value, at, start)))
                {
                    var last = stop < value.Length && value[stop] == '号' ? stop + 1 : stop;
                    Add(text, read, start, last, frame, "unended", 0.85, null, found);
                    ReadFurther(text, last, read, found);
                }
            }
        }
    }

    // NO. in front is a part of the number.
    private static int WithSign(string value, int digits) =>
        digits >= Sign.Length && value.AsSpan(digits - Sign.Length, Sign.Length).Equals(Sign, StringComparison.OrdinalIgnoreCase) ? digits - Sign.Length : digits;

    // The digits that a label leads to: behind 第, 字, a bracket or the word of an archive.
    private static int Frame(string value, int position)
    {
        var reach = Math.Min(value.Length, position + FrameReach);
        for (var at = position; at < reach; at++)
        {
            if (char.IsAsciiDigit(value[at]) && at > 0 && (at > position || value[at - 1] == '档') && value[at - 1] is '第' or '字' or ')' or '〕' or ']' or '】' or '档')
            {
                return at;
            }

            if (!(HanText.IsHan(value[at]) || char.IsAsciiDigit(value[at]) || value[at] is '(' or ')' or '〔' or '〕' or '[' or ']' or '【' or '】' or '》' or ':' or '|' or '\t'))
            {
                return -1;
            }
        }

        return -1;
    }

    private static bool IsClean(string value, int from, int to) => value.AsSpan(from, to - from).IndexOfAnyInRange('0', '9') < 0;

    private int AfterLabel(string value, int position, out bool isClear)
    {
        var start = position;
        var bracket = false;
        for (var length = 1; length > 0 && position - start <= LongestLabel; position += length)
        {
            length = words.LongestAt(CertificateWordGroup.Label, value, position);
            if (length == 0 && position < value.Length)
            {
                var character = value[position];
                bracket |= character == '(';
                length = character is ':' or '为' or '是' or '系' or '即' or '\t' or '|' or '“' or '"' or '(' or ')' or '》' or '书' or '如' or '〔' ? 1 : 0;
            }
        }

        isClear = position > start && !(bracket && position - start == 1);
        return position;
    }

    // Not a sum, an area or a day.
    private static bool IsNumber(string value, int start, int end)
    {
        var digits = 0;
        for (var i = start; i < end; i++)
        {
            digits += char.IsAsciiDigit(value[i]) ? 1 : 0;
        }

        return digits >= ShortestLabelled - 1 && (end == value.Length || value[end] is not ('元' or '万' or '年' or '月' or '亩' or '平' or '米' or '.' or '㎡' or '%'))
            && !value.AsSpan(start, end - start).EndsWith("-");
    }

    // 1426号证, 以下简称1426号: the digits of a certificate that is known, without its zeros.
    private void AddMentions(ScannedText text, CertificateRanges read, ICollection<Candidate> found)
    {
        var value = text.Compact.Value;
        var known = new HashSet<string>(read.Digits, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = value.IndexOf('号'); at >= 0; at = at + 1 < value.Length ? value.IndexOf('号', at + 1) : -1)
        {
            var start = DigitsBefore(value, at);
            var digits = value.AsSpan(start, at - start).TrimStart('0');
            if (digits.Length < ShortestMention || !known.Contains(digits) || read.Covers(start))
            {
                continue;
            }

            var before = start > 0 ? value[start - 1] : '\n';
            if (digits.Length >= ShortestClearMention || words.LongestAt(CertificateWordGroup.Mention, value, at + 1) > 0 || before is '称' or '“' or '"' or '证' or '权')
            {
                start -= before == '第' ? 1 : 0;
                Add(text, read, start, at + 1, at, "mention", 0.85, null, found);
            }
        }
    }

    private static int DigitsBefore(string value, int end)
    {
        var start = end;
        while (start > 0 && end - start < LongestDigits && (char.IsAsciiLetterOrDigit(value[start - 1]) || value[start - 1] == '-'))
        {
            start--;
        }

        if (start == end)
        {
            while (start > 0 && end - start < LongestDigits && Numerals.Contains(value[start - 1], StringComparison.Ordinal))
            {
                start--;
            }

            return end - start >= 2 ? start : end;
        }

        while (start < end && value[start] == '-')
        {
            start++;
        }

        return value.AsSpan(start, end - start).IndexOfAnyInRange('0', '9') >= 0 ? start : end;
    }

    private static int EndOfDigits(string value, int start)
    {
        var end = start;
        while (end < value.Length && end - start < LongestDigits && (char.IsAsciiLetterOrDigit(value[end]) || (value[end] == '-' && end > start)))
        {
            end++;
        }

        return end;
    }
}
