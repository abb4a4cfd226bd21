using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Disclosure.Records.Tests.Renditions;

/// <summary>The text of a page by the rules that its writer states, read by a parser for browsers.</summary>
internal static class HtmlTextReader
{
    public static string Read(string page) =>
        string.Join('\n', new HtmlParser().ParseDocument(page).Body!.QuerySelectorAll("p, h1, h2, h3, h4, h5, h6, table")
            .Where(block => block.Closest("[data-furniture]") is null).Select(Text));

    private static string Text(IElement block) => block.LocalName is "table" ? string.Join('\n', Rows(block)) : Words(block);

    // A merged cell counts once in each row that it reaches into.
    private static IEnumerable<string> Rows(IElement table)
    {
        var open = new SortedDictionary<int, (int Rows, int Columns)>();
        foreach (var row in table.QuerySelectorAll("tr"))
        {
            var cells = new List<string>();
            var next = new SortedDictionary<int, (int Rows, int Columns)>();
            var column = 0;
            foreach (var cell in row.Children)
            {
                Continue();
                var (rows, columns) = (Span(cell, "rowspan"), Span(cell, "colspan"));
                if (rows > 1)
                    next.Add(column, (rows - 1, columns));
                cells.Add(Words(cell));
                column += columns;
            }

            Continue();
            open = next;
            yield return string.Join('\t', cells);

            void Continue()
            {
                while (open.TryGetValue(column, out var above))
                {
                    cells.Add(string.Empty);
                    if (above.Rows > 1)
                        next.Add(column, (above.Rows - 1, above.Columns));
                    column += above.Columns;
                }
            }
        }
    }

    private static int Span(IElement cell, string name) => int.Parse(cell.GetAttribute(name) ?? "1", CultureInfo.InvariantCulture);

    private static string Words(INode node) => string.Concat(node.ChildNodes.Select(child => child switch
    {
        IText text => text.Data,
        IElement element when element.HasAttribute("data-furniture") => string.Empty,
        IElement { LocalName: "br" } => "\n",
        _ => Words(child),
    }));
}
