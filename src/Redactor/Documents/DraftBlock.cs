using Disclosure.Records;

namespace Disclosure.Redactor.Documents;

/// <summary>A block while its document is being read.</summary>
internal abstract record DraftBlock
{
    /// <summary>The text of blocks in one piece, as a table cell holds it: paragraphs and rows apart by a line feed, cells by a tab.</summary>
    public static string Flatten(IEnumerable<DraftBlock> blocks) => string.Join('\n', blocks.Select(block => block switch
    {
        DraftParagraph paragraph => paragraph.Text,
        DraftTable table => string.Join('\n', table.Rows.Select(row => string.Join('\t', row))),
        _ => throw new InvalidOperationException("Not a known kind of draft."),
    }));

    /// <summary>Adds blocks to a document.</summary>
    public static void AddTo(SourceTextBuilder builder, IEnumerable<DraftBlock> blocks)
    {
        foreach (var block in blocks)
        {
            if (block is DraftParagraph paragraph)
                builder.AddParagraph(paragraph.Text, paragraph.HeadingLevel, paragraph.Alignment);
            else if (block is DraftTable table)
                builder.AddTable(table.Rows);
        }
    }
}

/// <summary>A paragraph or heading.</summary>
internal sealed record DraftParagraph(string Text, int HeadingLevel, Alignment Alignment) : DraftBlock;

/// <summary>A table of cell texts.</summary>
internal sealed record DraftTable(IReadOnlyList<IReadOnlyList<string>> Rows) : DraftBlock;
