using System.Text;

namespace Disclosure.Redactor.Verification.Renditions;

/// <summary>
/// Joins what the parts of a rendition say to one text, as a reader sees it: blocks and rows by a line feed, cells by a tab. What is marked as
/// furniture stays out of it, with the joint that would lead to it.
/// </summary>
internal sealed class StoryText(RenditionText text)
{
    private readonly StringBuilder _furniture = new();
    private readonly List<Table> _tables = [];
    private string? _furnitureKind;
    private bool _isOpen;
    private bool _isJoined;

    /// <summary>Whether furniture is read.</summary>
    public bool IsFurniture => _furnitureKind is not null;

    /// <summary>A block begins.</summary>
    public void OpenBlock() => (_isOpen, _isJoined) = (true, false);

    /// <summary>What follows, up to the end of the furniture, is furniture.</summary>
    public void OpenFurniture(string kind) => _furnitureKind ??= kind;

    /// <summary>The furniture ends.</summary>
    public void CloseFurniture(int place)
    {
        if (_furnitureKind is not { } kind)
            return;
        text.Furniture.Add(new FurnitureText(kind, _furniture.ToString(), place));
        _furniture.Clear();
        _furnitureKind = null;
    }

    /// <summary>The block ends; an empty one is a line all the same, furniture apart.</summary>
    public void CloseBlock(int place)
    {
        if (!IsFurniture)
            Join(place);
        _isOpen = false;
    }

    /// <summary>A table begins.</summary>
    public void OpenTable() => _tables.Add(new Table());

    /// <summary>A row begins.</summary>
    public void OpenRow() => _tables[^1] = _tables[^1] with { Rows = _tables[^1].Rows + 1, Cells = 0, Lines = 0 };

    /// <summary>A cell begins.</summary>
    public void OpenCell() => _tables[^1] = _tables[^1] with { Cells = _tables[^1].Cells + 1, Lines = 0 };

    /// <summary>The table ends.</summary>
    public void CloseTable() => _tables.RemoveAt(_tables.Count - 1);

    /// <summary>Text.</summary>
    public void Add(ReadOnlySpan<char> characters, PieceRole role, bool isFirst, int place)
    {
        if (IsFurniture)
        {
            _furniture.Append(characters);
            return;
        }

        Join(place);
        if (isFirst)
            text.Text.Add(characters, place, role);
        else
            text.Text.Extend(characters);
    }

    private void Join(int place)
    {
        if (!_isOpen || _isJoined)
            return;
        _isJoined = true;
        if (_tables is [.., var table])
        {
            var isFirstOfCell = table.Lines == 0;
            _tables[^1] = table with { Lines = table.Lines + 1 };
            if (isFirstOfCell && table.Cells > 1)
            {
                text.Text.Add('\t', place);
                return;
            }

            if (!isFirstOfCell || table.Rows > 1)
            {
                text.Text.Add('\n', place);
                return;
            }
        }

        if (text.Text.Blocks++ > 0)
            text.Text.Add('\n', place);
    }

    private readonly record struct Table(int Rows, int Cells, int Lines);
}
