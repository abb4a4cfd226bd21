namespace Disclosure.Redactor.Documents.Docx;

/// <summary>The footnotes and endnotes that a document refers to, in the order in which they are met.</summary>
internal sealed class DocxNotes
{
    /// <summary>Numbers beyond this are left out: nobody writes so many notes.</summary>
    private const int MostNumbers = 9999;

    private readonly Dictionary<(string Kind, string Id), int> _slots = [];
    private readonly List<NoteReference> _references = [];

    /// <summary>Takes a reference; gives the place of its note in the list, null when no mark of the program's stands there.</summary>
    /// <param name="kind"><c>footnote</c> or <c>endnote</c>.</param>
    /// <param name="id">Its id among its kind.</param>
    /// <param name="hiddenBy">Why the reference is not seen; null when it is.</param>
    /// <param name="hasOwnMark">Whether the text itself holds the mark.</param>
    public int? Refer(string kind, string id, string? hiddenBy, bool hasOwnMark)
    {
        if (!_slots.TryGetValue((kind, id), out var slot))
        {
            _slots[(kind, id)] = slot = _references.Count;
            _references.Add(new NoteReference(hiddenBy));
        }
        else if (hiddenBy is null)
        {
            _references[slot] = _references[slot] with { HiddenBy = null };
        }

        return hiddenBy is null && !hasOwnMark ? slot : null;
    }

    /// <summary>Why a note is not seen: all that refers to it is not. Null for one that is seen, and for one that nothing refers to.</summary>
    public string? HiddenBy(string kind, string id) => _slots.TryGetValue((kind, id), out var slot) ? _references[slot].HiddenBy : null;

    /// <summary>Numbers the notes in the order of their marks in the text; those that were not read have none.</summary>
    /// <param name="texts">All texts in the order of the document.</param>
    /// <param name="notes">The notes that were read, as kind and id.</param>
    /// <returns>The number of each place in the list.</returns>
    public IReadOnlyList<int?> Number(IEnumerable<DraftText> texts, IReadOnlySet<(string Kind, string Id)> notes)
    {
        var numbers = new int?[_references.Count];
        var isRead = new bool[_references.Count];
        foreach (var (note, slot) in _slots)
            isRead[slot] = notes.Contains(note);
        var count = 0;
        foreach (var text in texts)
        {
            foreach (var mark in text.Marks)
            {
                if (isRead[mark.Note] && numbers[mark.Note] is null && count < MostNumbers)
                    numbers[mark.Note] = ++count;
            }
        }

        return numbers;
    }

    /// <summary>The place of a note in the list; null when nothing refers to it.</summary>
    public int? SlotOf(string kind, string id) => _slots.TryGetValue((kind, id), out var slot) ? slot : null;

    private sealed record NoteReference(string? HiddenBy);
}

/// <summary>A note that was read.</summary>
internal sealed record DraftNote(string Kind, string Id, IReadOnlyList<DraftBlock> Blocks);
