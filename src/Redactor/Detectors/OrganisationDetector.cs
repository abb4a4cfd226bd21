using System.Runtime.InteropServices;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors;

/// <summary>
/// Names of organisations, agencies and trade names: they stay, and a person's name inside one stays with it. Read from their last
/// word to the left; abbreviations that the text itself introduces (以下简称…) are organisations wherever they stand.
/// </summary>
internal sealed class OrganisationDetector(NameLexicon lexicon) : IDetector
{
    /// <summary>The rule of a company called without its place and form, which is none where somebody is called just so.</summary>
    public const string ShortForm = "organisation/short-form";

    private const int LongestName = 40;
    private const int ShortestStem = 2;
    private const int ShortestPlaced = 5;
    private const int LongestWords = 6;
    private const string NotAfterShortEnding = "员主长铺内面址里中旁外门前后";
    private static readonly string[] Schooling = ["文化", "毕业", "学历", "肄业", "程度", "本科"];
    private readonly OrganisationShortForms _shortForms = new(lexicon);
    private readonly InstitutionNames _institutions = new(lexicon);

    /// <inheritdoc/>
    public string Name => "organisation";

    /// <inheritdoc/>
    public void Detect(ScannedText text, ICollection<Candidate> found)
    {
        var organisations = Of(text);
        foreach (var (start, end) in organisations.Names)
        {
            Add(start, end, "organisation/ending", 0.8);
        }

        foreach (var (start, end) in organisations.ShortForms)
        {
            Add(start, end, ShortForm, 0.7);
        }

        void Add(int start, int end, string rule, double confidence) =>
            found.Add(new Candidate { Range = text.Compact.ToOriginal(start, end), Kind = FindingKinds.Organisation, Rule = rule, Confidence = confidence });
    }

    /// <summary>Ranges of <see cref="ScannedText.Compact"/>, in order, without overlap, ends exclusive: names and short forms.</summary>
    public IReadOnlyList<(int Start, int End)> Spans(ScannedText text) => Of(text).All;

    /// <summary>The organisations of a text, read once.</summary>
    public OrganisationSpans Of(ScannedText text) => text.Organisations ??= Read(text);

    private OrganisationSpans Read(ScannedText text)
    {
        var value = text.Compact.Value;
        var names = NamesOf(text);
        var brands = new OrganisationBrands(lexicon, value, names);
        names.AddRange(OrganisationShortForms.Told(value, names));
        Merge(names);
        var shortForms = _shortForms.Usual(value, names);
        return new OrganisationSpans(names, shortForms, shortForms.Count == 0 ? names : Merge([.. names, .. shortForms]), brands);
    }

    private List<(int Start, int End)> NamesOf(ScannedText text)
    {
        var value = text.Compact.Value;
        var spans = new List<(int Start, int End)>();
        for (var last = value.AsSpan().IndexOfAny(lexicon.OrganisationEndings.Lasts); last >= 0;)
        {
            var end = last + 1;
            var length = lexicon.OrganisationEndings.LongestBefore(value, end);
            if (length > 0 && IsEnding(value, end - length, end))
            {
                var start = _institutions.StartOf(value, StartOf(text, end - length), end);
                if (end - length - start >= ShortestStem || (length > ShortestStem && _institutions.StartsWithBank(value.AsSpan(start, end - start))) || (end - start >= ShortestPlaced && lexicon.PlaceNames.LongestAt(value, start) > 0))
                {
                    Append(spans, start, end);
                }
            }

            var next = value.AsSpan(end).IndexOfAny(lexicon.OrganisationEndings.Lasts);
            last = next < 0 ? -1 : end + next;
        }

        return spans;
    }

    // 店 is no ending in 店员, 公司 none in the words that begin with it.
    private bool IsEnding(string value, int start, int end)
    {
        if (end == value.Length)
        {
            return true;
        }

        // 张三海关于, 大学文化.
        if (lexicon.OrganisationStarts.LongestAt(value, end - 1) > 1 || (value[end - 1] == '学' && IsSchooling(value.AsSpan(end))))
        {
            return false;
        }

        var withNext = value.AsSpan(start, end - start + 1);
        return !(lexicon.IsWord(withNext) || lexicon.IsNeverName(withNext) || (end - start == 1 && NotAfterShortEnding.Contains(value[end], StringComparison.Ordinal)));
    }

    private static bool IsSchooling(ReadOnlySpan<char> next)
    {
        foreach (var word in Schooling)
        {
            if (next.StartsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static void Append(List<(int Start, int End)> spans, int start, int end)
    {
        if (spans.Count > 0 && start < spans[^1].End)
        {
            spans[^1] = (Math.Min(start, spans[^1].Start), end);
        }
        else
        {
            spans.Add((start, end));
        }
    }

    // In order and without overlap, in the same list.
    private static List<(int Start, int End)> Merge(List<(int Start, int End)> spans)
    {
        spans.Sort(static (one, other) => one.Start.CompareTo(other.Start));
        var merged = 0;
        foreach (var (start, end) in CollectionsMarshal.AsSpan(spans))
        {
            if (merged > 0 && start < spans[merged - 1].End)
            {
                spans[merged - 1] = (spans[merged - 1].Start, Math.Max(end, spans[merged - 1].End));
            }
            else
            {
                spans[merged++] = (start, end);
            }
        }

        spans.RemoveRange(merged, spans.Count - merged);
        return spans;
    }

    private int StartOf(ScannedText text, int ending)
    {
        var value = text.Compact.Value;
        var start = ending;
        var brackets = 0;
        while (start > 0 && ending - start < LongestName)
        {
            var previous = value[start - 1];
            if (previous == ')' && TellsShortForm(value, start - 1))
            {
                break;
            }

            brackets += previous == ')' ? 1 : previous == '(' ? -1 : 0;
            if (brackets < 0 || !(HanText.IsHan(previous) || char.IsAsciiLetter(previous) || previous is '(' or ')' or '·')
                || (!text.IsSpacedOut && text.Compact.HasGapBefore(start)))
            {
                break;
            }

            start--;
        }

        if (brackets > 0)
        {
            start = value.LastIndexOf(')', ending - 1) + 1;
        }

        for (var i = start; i < ending; i++)
        {
            var length = lexicon.OrganisationStarts.LongestAt(value, i);
            if ((length > 1 && !IsInside(value, start, i, i + length, ending))
                || (length == 1 && (IsAddressed(value, i + 1, ending)
                    || (!lexicon.IsWord(value.AsSpan(i, 2)) && !(i > start && lexicon.IsWord(value.AsSpan(i - 1, 2)))))))
            {
                start = Math.Min(i + length, ending);
                i = start - 1;
            }
        }

        return start;
    }

    // A公司(以下简称甲)收购B公司: the bracket belongs to the name before it.
    private static bool TellsShortForm(string value, int close)
    {
        var from = Math.Max(0, close - LongestName);
        var open = value.AsSpan(from, close - from).LastIndexOf('(');
        return open >= 0 && value.AsSpan(from + open, close - from - open).Contains('称');
    }

    // 六十日内向大理市人民政府, 六个月内向人民法院: 内向 is a word, but a place or the whole name stands behind it.
    private bool IsAddressed(string value, int position, int ending) =>
        value[position - 1] == '向' && (position == ending || (lexicon.PlaceNames.LongestAt(value, position) is var place and >= 2 && position + place <= ending));

    // 投资 in 蒙自市城镇投资开发有限公司, 管理 in 恒信项目管理有限公司: behind it stand common words alone, before it the name of a place or more than one character.
    private bool IsInside(string value, int start, int word, int wordEnd, int ending)
    {
        if (word - start < ShortestStem || ending - wordEnd > LongestWords || (ending - wordEnd) % 2 != 0)
        {
            return false;
        }

        for (var i = wordEnd; i < ending; i += 2)
        {
            if (!lexicon.IsWord(value.AsSpan(i, 2)) || lexicon.IsPlace(value.AsSpan(i, 2)))
            {
                return false;
            }
        }

        return value.AsSpan(ending).StartsWith("有限", StringComparison.Ordinal) || value.AsSpan(ending).StartsWith("股份", StringComparison.Ordinal)
            || (ending > wordEnd && lexicon.PlaceNames.LongestAt(value, start) is var place and > 0 && start + place <= word);
    }
}
