namespace Disclosure.Records.Renditions.Docx;

/// <summary>
/// Ids of the styles in Parts/styles.xml. What begins with <c>Furniture</c> is not text of the decision: a paragraph of such a style as a
/// whole, a run of such a style by itself.
/// </summary>
internal static class DocxStyles
{
    /// <summary>A paragraph that begins two characters in.</summary>
    public const string Body = "BodyText";

    /// <summary>A paragraph that begins at the margin, is centred, or brings its own indent.</summary>
    public const string Flush = "Flush";

    /// <summary>An item of a list.</summary>
    public const string ListItem = "ListItem";

    /// <summary>A line of a cell.</summary>
    public const string Cell = "TableText";

    /// <summary>A line of a cell in a head row.</summary>
    public const string CellHead = "TableHead";

    /// <summary>At the head of the pages.</summary>
    public const string Header = "Header";

    /// <summary>At the foot of the pages.</summary>
    public const string Footer = "Footer";

    /// <summary>In a note.</summary>
    public const string Note = "FootnoteText";

    /// <summary>Run: a mask (隐去).</summary>
    public const string Mask = "Redacted";

    /// <summary>Run: a reference to a note.</summary>
    public const string NoteReference = "FootnoteReference";

    /// <summary>Run: the number of a note where Word does not count it, and what parts a note's number from its text.</summary>
    public const string FurnitureNumber = "FurnitureNumber";

    /// <summary>Between tables, and where a part must not end with one.</summary>
    public const string FurnitureGap = "FurnitureGap";

    /// <summary>The rule above notes.</summary>
    public const string FurnitureRule = "FurnitureRule";

    /// <summary>The page number.</summary>
    public const string FurniturePage = "FurniturePage";

    /// <summary>A notice before the text.</summary>
    public const string FurnitureNotice = "FurnitureNotice";

    /// <summary>A remark at the very end.</summary>
    public const string FurnitureRemark = "FurnitureRemark";

    /// <summary>The heading of the note of grounds (隐去说明).</summary>
    public const string FurnitureGroundsHeading = "FurnitureGroundsHeading";

    /// <summary>A line of the note of grounds.</summary>
    public const string FurnitureGround = "FurnitureGround";

    /// <summary>The style of a heading of the text.</summary>
    public static string Heading(int level) => level switch { <= 1 => "Heading1", 2 => "Heading2", 3 => "Heading3", 4 => "Heading4", 5 => "Heading5", _ => "Heading6" };
}
