using System.Text.RegularExpressions;

namespace Disclosure.Redactor.Nondisclosure;

/// <summary>A reason for which a person decides that a case is not published (公示办法 Art. 11), with the law it rests on.</summary>
public sealed partial record WithholdingReason
{
    /// <summary>A stable word for forms and programs, such as <c>GS-11-2b</c>; unique in the file.</summary>
    public required string Code { get; init; }

    /// <summary>The clause under which it is recorded.</summary>
    public required string Clause { get; init; }

    /// <summary>How it is called on screen.</summary>
    public required string Text { get; init; }

    /// <summary>The law and its article; null where the person names them (Art. 11(1)(五)).</summary>
    public string? Basis { get; init; }

    /// <summary>Whether a text names a law and an article of it, as in 《…法》第…条.</summary>
    public static bool CitesArticle(string? text) => text is not null && Article().IsMatch(text);

    [GeneratedRegex("《[^《》]{2,60}》[^。《》]{0,20}第[〇零一二三四五六七八九十百千0-9]{1,8}条", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Article();
}
