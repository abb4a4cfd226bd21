namespace Disclosure.Records.Renditions.Docx;

/// <summary>
/// Which notes have been referred to. Word shows a note only where it is referred to, and only from the text itself: a note whose
/// mark is gone, or stands in a margin or another note, is referred to from the end of the text.
/// </summary>
internal sealed class DocxNotes
{
    private readonly Dictionary<int, int> _ids = [];
    private readonly HashSet<int> _referred = [];

    public DocxNotes(IReadOnlyList<RenditionNote> notes)
    {
        foreach (var note in notes)
            _ids.Add(note.Number, _ids.Count + 1);
    }

    /// <summary>The notes' ids that nothing has referred to so far, in their order.</summary>
    public IEnumerable<int> Unreferred => _ids.Values.Where(id => !_referred.Contains(id));

    /// <summary>The id of a note, from 1 in their order.</summary>
    public int IdOf(int number) => _ids[number];

    /// <summary>The id for the first reference to a note; null for a further one, and for a note that is not there.</summary>
    public int? Refer(int number) => _ids.TryGetValue(number, out var id) && _referred.Add(id) ? id : null;
}
