using System.Globalization;
using System.Text;
using Disclosure.Search;

namespace Disclosure.PublicSite.SearchPages;

/// <summary>What is wrong with a field of the form, in Chinese, without what was typed.</summary>
/// <param name="Field">The field's name.</param>
/// <param name="Words">What to do.</param>
public sealed record FormProblem(string Field, string Words);

/// <summary>
/// The advanced form as its address holds it. It is another way to write a search: what it finds is the address of the search page, which alone is
/// the state.
/// </summary>
public sealed record AdvancedSearch
{
    private static readonly string[] Days = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd"];
    private static readonly char[] Marks = [.. "\"＂“”„‟「」『』〝〞﹁﹂﹃﹄"];

    /// <summary>Words as in the one box.</summary>
    public string Words { get; private init; } = string.Empty;

    /// <summary>A passage that must stand as it is.</summary>
    public string Phrase { get; private init; } = string.Empty;

    /// <summary>Words that must not be there.</summary>
    public string Without { get; private init; } = string.Empty;

    /// <summary>Words of the title.</summary>
    public string Title { get; private init; } = string.Empty;

    /// <summary>Words of a party's name.</summary>
    public string Party { get; private init; } = string.Empty;

    /// <summary>A document number, in any brackets.</summary>
    public string Number { get; private init; } = string.Empty;

    /// <summary>Words of an agency's name, in full or short.</summary>
    public string AgencyName { get; private init; } = string.Empty;

    /// <summary>First day as typed.</summary>
    public string From { get; private init; } = string.Empty;

    /// <summary>Last day as typed.</summary>
    public string To { get; private init; } = string.Empty;

    /// <summary>The values chosen of facets, and the order.</summary>
    public SearchQuery Chosen { get; private init; } = new();

    /// <summary>Reads the parameters of the search page, and those of the form: phrase, without, title, party, number, agencyname.</summary>
    public static AdvancedSearch Read(IQueryCollection parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var query = SearchQuery.Read(parameters);
        return new AdvancedSearch
        {
            Words = query.Text,
            Phrase = Typed("phrase"),
            Without = Typed("without"),
            Title = Typed("title"),
            Party = Typed("party"),
            Number = Typed("number"),
            AgencyName = Typed("agencyname"),
            From = Typed("from"),
            To = Typed("to"),
            Chosen = query with { Text = string.Empty, From = null, To = null, After = null },
        };

        string Typed(string name) => SearchQuery.Clean(parameters[name].ToString(), SearchRequest.MaximumQueryLength);
    }

    /// <summary>What must be mended before the form can be a search; empty when nothing.</summary>
    public IReadOnlyList<FormProblem> Problems()
    {
        var problems = new List<FormProblem>();
        if (From.Length > 0 && Day(From) is null)
            problems.Add(new FormProblem("from", "起始日期无法识别，请写成 2026-03-18 这样的形式。"));
        if (To.Length > 0 && Day(To) is null)
            problems.Add(new FormProblem("to", "截止日期无法识别，请写成 2026-03-18 这样的形式。"));
        if (Day(From) is { } from && Day(To) is { } to && from > to)
            problems.Add(new FormProblem("to", "截止日期早于起始日期，请调换或者更正。"));
        if (Text().Length > SearchRequest.MaximumQueryLength)
            problems.Add(new FormProblem("q", $"各栏文字合计太长，最多 {SearchRequest.MaximumQueryLength} 个字，请缩短。"));
        return problems;
    }

    /// <summary>The search. To be asked for only where there are no problems.</summary>
    public SearchQuery Query() => Chosen with { Text = Text(), From = Day(From), To = Day(To) };

    private string Text()
    {
        var text = new StringBuilder(Words);
        if (Unmarked(Phrase) is { Length: > 0 } phrase)
            Add($"\"{phrase}\"");
        foreach (var (field, words) in new[] { ("title", Title), ("party", Party), ("agency", AgencyName) })
        {
            foreach (var word in Split(words))
                Add($"{field}:{word}");
        }

        if (string.Concat(Split(Number)) is { Length: > 0 } number)
            Add($"number:{number}");
        foreach (var word in Split(Without))
            Add("-" + word);
        return text.ToString();

        void Add(string part) => text.Append(text.Length == 0 ? string.Empty : " ").Append(part);
    }

    // Marks would begin a phrase, and a hyphen in front exclude: in the fields of the form both are meant as they are, and neither is searched.
    private static string[] Split(string words) =>
        [.. Unmarked(words).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => word.TrimStart('-', '－')).Where(word => word.Length > 0)];

    private static string Unmarked(string text) => string.Concat(text.Split(Marks)).Trim();

    private static DateOnly? Day(string typed)
    {
        try
        {
            var text = string.Concat(typed.Normalize(NormalizationForm.FormKC).Where(character => !char.IsWhiteSpace(character)));
            return DateOnly.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        }
        catch (ArgumentException)
        {
            // A lone surrogate: no day has one.
            return null;
        }
    }
}
