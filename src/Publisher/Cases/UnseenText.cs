using Disclosure.Redactor.Documents;

namespace Disclosure.Publisher.Cases;

/// <summary>Where a file keeps text that it does not show, in the few kinds that tell a reviewer something.</summary>
public enum UnseenKind
{
    /// <summary>批注</summary>
    Comment,

    /// <summary>Struck out by 修订 that nobody accepted.</summary>
    Deleted,

    /// <summary>Set as hidden.</summary>
    Hidden,

    /// <summary>In the colour of what is behind it, or covered.</summary>
    Colourless,

    /// <summary>Too small to be read.</summary>
    Tiny,

    /// <summary>Beside the paper.</summary>
    OffPage,

    /// <summary>In a drawing, chart or embedded file, which are not shown.</summary>
    Drawing,

    /// <summary>In some other place that is not printed, such as a header of no page.</summary>
    Other,
}

/// <summary>How often a file holds text that it does not show. Counts only: the text itself is kept nowhere but in the file.</summary>
/// <param name="Kind">Where.</param>
/// <param name="Count">How many pieces; those that say the same count once. At least 1.</param>
public sealed record UnseenText(UnseenKind Kind, int Count)
{
    /// <summary>The counts of a document, by kind in the order of <see cref="UnseenKind"/>; technical words and file properties are left out.</summary>
    public static IReadOnlyList<UnseenText> Of(SourceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return
        [
            .. document.HiddenTexts
                .Select(hidden => KindOf(hidden.Where))
                .OfType<UnseenKind>()
                .GroupBy(kind => kind)
                .OrderBy(group => group.Key)
                .Select(group => new UnseenText(group.Key, group.Count())),
        ];
    }

    // Every file of Word has properties, names of styles and codes of fields: to count them would bury what matters.
    private static UnseenKind? KindOf(string where) => where switch
    {
        "comment" => UnseenKind.Comment,
        "deleted" => UnseenKind.Deleted,
        "hidden" => UnseenKind.Hidden,
        "white" or "covered" => UnseenKind.Colourless,
        "tiny" => UnseenKind.Tiny,
        "off-page" => UnseenKind.OffPage,
        "drawing" or "embedded" => UnseenKind.Drawing,
        "alternate" or "glossary" or "ignored" or "margin" or "merged" or "ruby" or "story" or "unread" => UnseenKind.Other,
        _ => null,
    };
}
