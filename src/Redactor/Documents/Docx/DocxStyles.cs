using System.Globalization;
using Disclosure.Records;

namespace Disclosure.Redactor.Documents.Docx;

/// <summary>How a run looks, as far as it decides whether it can be seen; null where nothing is said.</summary>
internal readonly record struct RunLook(bool? Vanish, string? Color, int? HalfPoints, string? Shade, string? Highlight)
{
    /// <summary>What run properties say.</summary>
    public static RunLook Of(PartElement? properties) => properties is null ? default : new RunLook(
        properties.WordToggle("vanish"),
        properties.WordValue("color"),
        int.TryParse(properties.WordValue("sz"), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : null,
        Fill(properties),
        properties.WordValue("highlight"));

    /// <summary>The fill colour of a shading child; null when there is none.</summary>
    public static string? Fill(PartElement? properties) => properties?.Word("shd")?.WordAttribute("fill");

    /// <summary>This look, and what another says where this says nothing.</summary>
    public RunLook Over(RunLook below) =>
        new(Vanish ?? below.Vanish, Color ?? below.Color, HalfPoints ?? below.HalfPoints, Shade ?? below.Shade, Highlight ?? below.Highlight);
}

/// <summary>The styles of a document: what of them decides visibility, headings, alignment and numbering.</summary>
internal sealed class DocxStyles
{
    private const int LongestChain = 32;

    private readonly Dictionary<string, PartElement> _styles = new(StringComparer.Ordinal);
    private readonly RunLook _defaults;
    private readonly string? _defaultParagraph;

    /// <summary>Reads a styles part; null when the package has none.</summary>
    public DocxStyles(PartElement? root)
    {
        if (root is null)
            return;
        _defaults = RunLook.Of(root.Word("docDefaults")?.Word("rPrDefault")?.Word("rPr"));
        foreach (var style in root.Children.Where(child => child.IsWord("style")))
        {
            if (style.WordAttribute("styleId") is not { } id)
                continue;
            _styles.TryAdd(id, style);
            if (style.WordAttribute("type") is "paragraph" && style.WordAttribute("default") is "1" or "true" or "on")
                _defaultParagraph ??= id;
        }
    }

    /// <summary>The look of a run in a paragraph.</summary>
    public RunLook Look(PartElement? paragraphProperties, PartElement? runProperties)
    {
        var paragraph = Chain(paragraphProperties?.WordValue("pStyle") ?? _defaultParagraph);
        var character = Chain(runProperties?.WordValue("rStyle"));
        var paragraphLook = Merge(paragraph);
        var characterLook = Merge(character);
        // A toggle set in both a paragraph's and a character's style cancels itself (ECMA-376 part 1, 17.7.3).
        var styled = characterLook.Over(paragraphLook) with
        {
            Vanish = (characterLook.Vanish ?? false) ^ (paragraphLook.Vanish ?? false) ? true : null,
        };
        return RunLook.Of(runProperties).Over(styled).Over(_defaults);
    }

    /// <summary>1 to 6 for a heading, 0 otherwise.</summary>
    public int HeadingLevel(PartElement? paragraphProperties)
    {
        if (Outline(paragraphProperties) is { } direct)
            return direct;
        foreach (var style in Chain(paragraphProperties?.WordValue("pStyle")))
        {
            if (Outline(style.Word("pPr")) is { } outline)
                return outline;
            if (style.WordValue("name") is "Title" or "title" or "标题")
                return 1;
        }

        return 0;
    }

    /// <summary>Alignment of a paragraph.</summary>
    public Alignment AlignmentOf(PartElement? paragraphProperties)
    {
        var value = paragraphProperties?.WordValue("jc")
            ?? Chain(paragraphProperties?.WordValue("pStyle") ?? _defaultParagraph).Select(style => style.Word("pPr")?.WordValue("jc")).FirstOrDefault(jc => jc is not null);
        return value switch
        {
            "center" => Alignment.Center,
            "right" or "end" => Alignment.End,
            _ => Alignment.Start,
        };
    }

    /// <summary>The numbering a paragraph names, itself or by its style; null when none.</summary>
    public PartElement? Numbering(PartElement? paragraphProperties) =>
        paragraphProperties?.Word("numPr")
            ?? Chain(paragraphProperties?.WordValue("pStyle") ?? _defaultParagraph).Select(style => style.Word("pPr")?.Word("numPr")).FirstOrDefault(found => found is not null);

    /// <summary>The shading of a paragraph, itself or by its style; null when none.</summary>
    public string? ParagraphShade(PartElement? paragraphProperties) =>
        RunLook.Fill(paragraphProperties)
            ?? Chain(paragraphProperties?.WordValue("pStyle") ?? _defaultParagraph).Select(style => RunLook.Fill(style.Word("pPr"))).FirstOrDefault(fill => fill is not null);

    /// <summary>Whether a table's style shades or colours by itself: then the colours of its text cannot be judged from the cell.</summary>
    public bool TableStyleShades(PartElement? tableProperties) =>
        Chain(tableProperties?.WordValue("tblStyle")).Any(style => style.SelfAndDescendants().Any(element => element.IsWord("shd")));

    private static int? Outline(PartElement? properties) =>
        int.TryParse(properties?.WordValue("outlineLvl"), NumberStyles.None, CultureInfo.InvariantCulture, out var level)
            ? level < 9 ? Math.Min(level + 1, 6) : 0
            : null;

    private static RunLook Merge(IEnumerable<PartElement> chain) =>
        chain.Select(style => RunLook.Of(style.Word("rPr"))).Aggregate(default(RunLook), (look, below) => look.Over(below));

    private IEnumerable<PartElement> Chain(string? id)
    {
        for (var length = 0; id is not null && length < LongestChain && _styles.TryGetValue(id, out var style); length++)
        {
            yield return style;
            id = style.WordValue("basedOn");
        }
    }
}
