using System.Globalization;
using Disclosure.Records;

namespace Disclosure.Redactor.Documents.Docx;

/// <summary>What paragraph properties say, as far as it decides structure and whether the paragraph can be seen; null where nothing is said.</summary>
internal record struct ParagraphLook
{
    // Twips: text that begins this far beside the margin stands off every paper.
    private const int BeyondLeft = -7200;
    private const int BeyondRight = 16840;
    private const int BeyondBottom = 24000;

    /// <summary>Shading, 0xRRGGBB or <see cref="DocxColours.Automatic"/> for none.</summary>
    public int? Fill { get; set; }

    /// <summary>Justification.</summary>
    public string? Justification { get; set; }

    /// <summary>Outline level, 0 for the highest, 9 for body text.</summary>
    public int? Outline { get; set; }

    /// <summary>The list it names; "0" for none.</summary>
    public string? List { get; set; }

    /// <summary>The level in its list, 0 for the outermost.</summary>
    public int? ListLevel { get; set; }

    /// <summary>The style that named the list, whose level the list itself tells; null when the paragraph did.</summary>
    public string? ListStyle { get; set; }

    /// <summary>Whether a page begins before it.</summary>
    public bool? PageBreakBefore { get; set; }

    /// <summary>Height that every line is pressed into, in twips; 0 where lines are as high as they need.</summary>
    public int? ExactTwips { get; set; }

    /// <summary>Where it begins, in twips from the margin.</summary>
    public int? IndentTwips { get; set; }

    /// <summary>Whether its frame stands off the paper.</summary>
    public bool? IsFramedAway { get; set; }

    /// <summary>Whether it stands where no paper is.</summary>
    public readonly bool IsOffPage => IsFramedAway is true || IndentTwips is < BeyondLeft or > BeyondRight;

    /// <summary>Alignment, start when unknown.</summary>
    public readonly Alignment Alignment => Justification switch
    {
        "center" => Alignment.Center,
        "right" or "end" => Alignment.End,
        _ => Alignment.Start,
    };

    /// <summary>1 to 6 for a heading, 0 otherwise.</summary>
    public readonly int HeadingLevel => Outline is >= 0 and < 9 ? Math.Min(Outline.Value + 1, 6) : 0;

    /// <summary>What paragraph properties say.</summary>
    public static ParagraphLook Of(PartElement? properties, DocxColours colours)
    {
        var look = default(ParagraphLook);
        if (properties is null)
            return look;
        foreach (var one in properties.Children)
        {
            switch (one.Name)
            {
                case "shd":
                    look.Fill ??= colours.Fill(one);
                    break;
                case "jc":
                    look.Justification ??= one.WordAttribute("val");
                    break;
                case "outlineLvl":
                    look.Outline ??= Measure(one, "val") is >= 0 and var level ? level : null;
                    break;
                case "numPr":
                    look.List ??= one.WordValue("numId");
                    look.ListLevel ??= one.Word("ilvl") is { } listLevel ? Measure(listLevel, "val") : null;
                    break;
                case "pageBreakBefore":
                    look.PageBreakBefore ??= one.IsOn;
                    break;
                case "spacing":
                    if (one.WordAttribute("lineRule") is { } rule)
                        look.ExactTwips ??= rule is "exact" ? Measure(one, "line") ?? 0 : 0;
                    break;
                case "ind":
                    if ((Measure(one, "left") ?? Measure(one, "start")) is { } indent)
                        look.IndentTwips ??= indent + (Measure(one, "firstLine") ?? 0);
                    break;
                case "framePr":
                    look.IsFramedAway ??= Measure(one, "x") is < BeyondLeft or > BeyondRight || Measure(one, "y") is < BeyondLeft or > BeyondBottom;
                    break;
            }
        }

        return look;
    }

    /// <summary>This look, and what another says where this says nothing.</summary>
    public readonly ParagraphLook Over(in ParagraphLook below) => new()
    {
        Fill = Fill ?? below.Fill,
        Justification = Justification ?? below.Justification,
        Outline = Outline ?? below.Outline,
        List = List ?? below.List,
        ListLevel = ListLevel ?? below.ListLevel,
        ListStyle = List is null ? below.ListStyle : ListStyle,
        PageBreakBefore = PageBreakBefore ?? below.PageBreakBefore,
        ExactTwips = ExactTwips ?? below.ExactTwips,
        IndentTwips = IndentTwips ?? below.IndentTwips,
        IsFramedAway = IsFramedAway ?? below.IsFramedAway,
    };

    private static int? Measure(PartElement element, string attribute) =>
        int.TryParse(element.WordAttribute(attribute), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;
}
