using System.Buffers;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;

namespace Disclosure.Redactor.Detectors;

/// <summary>
/// Registration plates: ordinary, new-energy, trailer, driving-school, police, Hong Kong and Macau, consular, temporary, 武警; behind a
/// label also those of forces, electric bicycles and farm machines (云05-12345).
/// </summary>
internal sealed class PlateDetector : IDetector
{
    private const int FewestSerial = 4;
    private const int MostSerial = 6;
    private const int WidestGap = 3;
    private const int LabelReach = 6;
    private const int MostLabelledHan = 4;
    private const string Regions = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
    private const string Endings = "挂学警港澳领使试超";
    private static readonly SearchValues<char> Counted = SearchValues.Create("共第约达近超的并由于");
    private static readonly SearchValues<char> Starts = SearchValues.Create(Regions + "W");

    /// <inheritdoc/>
    public string Name => "plate";

    /// <inheritdoc/>
    public void Detect(ScannedText text, ICollection<Candidate> found)
    {
        var value = text.Spaced.Value;
        var past = 0;
        for (var at = Next(value, 0); at < value.Length; at = Next(value, at + 1))
        {
            if (Read(value, at) is { } plate)
            {
                var label = ValueLabels.Of(text, text.InCompact(plate.Start));
                var inToken = at > past && char.IsAsciiLetterOrDigit(value[at - 1]);
                if (!label.Says(Context.OtherNumber) && (!inToken || label.Says(Context.Plate)))
                {
                    found.Add(Hit(text.Spaced.ToOriginal(plate.Start, plate.End), "plate/shape", "plate", 0.95, label.Says(Context.Plate) ? label : null));
                    past = plate.End;
                    at = plate.End - 1;
                }
            }
        }

        foreach (var hit in text.Contexts.All)
        {
            if (hit.Says(Context.Plate) && ReadLabelled(text, hit.End) is { } plate)
            {
                found.Add(Hit(text.Compact.ToOriginal(plate.Start, plate.End), "plate/labelled", "token", 0.85, hit));
            }
        }
    }

    private static int Next(string value, int from)
    {
        var next = from >= value.Length ? -1 : value.AsSpan(from).IndexOfAny(Starts);
        return next < 0 ? value.Length : from + next;
    }

    // Region, letter, serial of five or six with a digit in it, the last of which may be a character: 云A·12345, 云AD12345, 粤Z1234港.
    private static TextRange? Read(string value, int start)
    {
        var at = start + 1;
        if (value[start] == 'W')
        {
            return ReadArmed(value, start);
        }

        at = PastGap(value, at);
        at = At(value, at) == '临' ? PastGap(value, at + 1) : at;
        if (!char.IsAsciiLetter(At(value, at)) || At(value, at) is 'I' or 'i')
        {
            return null;
        }

        at = PastGap(value, at + 1);
        at = At(value, at) == '临' ? PastGap(value, at + 1) : at;
        return ReadSerial(value, start, at);
    }

    private static TextRange? ReadSerial(string value, int start, int at)
    {
        var serial = 0;
        var digits = 0;
        var end = at;
        while (serial < MostSerial && IsSerial(At(value, at)))
        {
            digits += char.IsAsciiDigit(value[at]) ? 1 : 0;
            serial++;
            end = ++at;
            var next = PastGap(value, at);
            at = next > at && IsSerial(At(value, next)) && GapsAreEven(value, at, next, serial) ? next : at;
        }

        if (digits == 0 || char.IsAsciiLetterOrDigit(At(value, end)))
        {
            return null;
        }

        var ending = PastGap(value, end);
        if (Endings.Contains(At(value, ending)) && (serial == 4 || (serial == 5 && ending == end && At(value, ending) is not ('试' or '超')))
            && !IsWord(At(value, ending), At(value, ending + 1)))
        {
            return new TextRange(start, ending + 1);
        }

        return serial >= 5 ? new TextRange(start, end) : null;
    }

    // 学习, 警察, 超载 begin a word of their own.
    private static bool IsWord(char ending, char next) => (ending, next) is ('学', '习' or '生' or '校' or '院') or ('警', '察' or '用' or '官') or ('使', '用' or '馆')
        or ('超', '过' or '载' or '限' or '员' or '速') or ('试', '驾' or '验' or '图') or ('挂', '靠' or '有' or '在' or '着') or ('领', '取' or '有');

    // A gap inside the serial: one blank or mark, and no count, date or unit behind it (云A12345 6吨).
    private static bool GapsAreEven(string value, int at, int next, int serial)
    {
        return serial >= 5 ? next - at == 1 && (value[at] != ' ' || IsSpacedOut(value, at)) && IsLast(value, next) : next - at < WidestGap;
    }

    private static bool IsLast(string value, int at) => !char.IsAsciiLetterOrDigit(At(value, at + 1)) && At(value, at + 1) is not ('辆' or '台' or '部' or '年' or '吨' or '座' or '.');

    // "1 2 3 4 5": every symbol so far stands alone.
    private static bool IsSpacedOut(string value, int at) => at >= 4 && value[at - 2] == ' ' && value[at - 4] == ' ';

    // WJ粤1234X, WJ01-12345.
    private static TextRange? ReadArmed(string value, int start)
    {
        if (At(value, start + 1) != 'J' || (start > 0 && char.IsAsciiLetterOrDigit(value[start - 1])))
        {
            return null;
        }

        var at = PastGap(value, start + 2);
        at = Regions.Contains(At(value, at)) ? PastGap(value, at + 1) : at;
        var digits = 0;
        var end = at;
        while (end - at < 8 && (char.IsAsciiLetterOrDigit(At(value, end)) || At(value, end) is '-' or '·'))
        {
            digits += char.IsAsciiDigit(value[end]) ? 1 : 0;
            end++;
        }

        return digits >= FewestSerial && !char.IsAsciiLetterOrDigit(At(value, end)) ? new TextRange(start, end) : null;
    }

    // Behind 车牌, 号牌: up to four characters, then letters and digits with four digits among them.
    private static TextRange? ReadLabelled(ScannedText text, int labelEnd)
    {
        var value = text.Compact.Value;
        var start = ValueToken.StartBehind(value, labelEnd, LabelReach);
        var at = start;
        while (at < value.Length && at - start < MostLabelledHan && Text.HanText.IsHan(value[at]))
        {
            at++;
        }

        if (start < value.Length && value[start] is '牌')
        {
            return null;
        }

        if (ValueToken.Read(text.Compact, at, most: 9) is not { } serial || ValueToken.Digits(value, serial) < FewestSerial || NumberEdges.GoesOn(value, serial.End)
            || value.AsSpan(start, at - start).IndexOfAny(Counted) >= 0)
        {
            return null;
        }

        // 缅甸籍9J/4416: the words are no part of it.
        start = value.AsSpan(start, at - start).IndexOfAny("籍国为是牌号") >= 0 ? at : start;
        var end = serial.End < value.Length && Endings.Contains(value[serial.End]) ? serial.End + 1 : serial.End;
        return new TextRange(start, end);
    }

    private static int PastGap(string value, int at)
    {
        var next = at;
        while (next < value.Length && next - at < WidestGap && value[next] is ' ' or '·' or '.' or '-' or '_')
        {
            next++;
        }

        return next;
    }

    private static bool IsSerial(char symbol) => char.IsAsciiLetterOrDigit(symbol) && symbol is not ('I' or 'i');

    private static char At(string value, int at) => at < value.Length ? value[at] : '\0';

    private static Candidate Hit(TextRange range, string rule, string pattern, double confidence, ContextHit? label) => new()
    {
        Range = range,
        Kind = FindingKinds.Plate,
        Rule = rule,
        Pattern = pattern,
        ContextWord = label?.Word,
        ShapeConfidence = confidence - 0.05,
        Confidence = label is null ? confidence - 0.05 : confidence + 0.02,
    };
}
