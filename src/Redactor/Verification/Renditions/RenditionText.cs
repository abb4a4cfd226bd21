namespace Disclosure.Redactor.Verification.Renditions;

/// <summary>
/// What a rendition says: the text of the document as one passage, every other word as a passage of its own, and what may not be in it at all.
/// </summary>
internal sealed class RenditionText : IDisposable
{
    private const int MostAsides = 10_000;

    private readonly List<(string Part, int Paragraph)> _places = [];
    private readonly List<(string Text, int Place, bool IsName)> _asides = [];
    private readonly HashSet<VerificationFailure> _failures = [];

    /// <summary>The text as it is scanned.</summary>
    public PayloadText Text { get; } = new();

    /// <summary>What the rendition says beside the document, in order: grounds, headings of lists, page numbers, properties.</summary>
    public List<FurnitureText> Furniture { get; } = [];

    /// <summary>For each mask the number of the ground that it leads to; 0 for none.</summary>
    public List<int> MaskGrounds { get; } = [];

    /// <summary>What may not be, so far.</summary>
    public IReadOnlyCollection<VerificationFailure> Failures => _failures;

    /// <summary>The name of a place by its number, such as <c>word/document.xml/p[12]</c>.</summary>
    public string PlaceOf(int place) => _places[place] is var (part, paragraph) && paragraph > 0 ? $"{part}/p[{paragraph}]" : part;

    /// <summary>The number of a place.</summary>
    public int PlaceAt(string part, int paragraph)
    {
        if (_places.Count == 0 || _places[^1] != (part, paragraph))
            _places.Add((part, paragraph));
        return _places.Count - 1;
    }

    /// <summary>Adds what is refused, unless enough has been.</summary>
    public void Refuse(string rule, string part, int paragraph = 0)
    {
        if (_failures.Count < VerificationReport.Most)
            _failures.Add(new VerificationFailure(rule, PlaceOf(PlaceAt(part, paragraph)), string.Empty));
    }

    /// <summary>Keeps words for later that stand amid the document and are none of its text.</summary>
    /// <param name="words">The words.</param>
    /// <param name="part">Where they stand.</param>
    /// <param name="paragraph">In which paragraph of it; 0 for none.</param>
    /// <param name="isName">Whether they name something that holds others.</param>
    public void KeepAside(string words, string part, int paragraph = 0, bool isName = false)
    {
        if (!string.IsNullOrWhiteSpace(words) && _asides.Count < MostAsides)
            _asides.Add((words, PlaceAt(part, paragraph), isName));
    }

    /// <summary>Ends the passage of the document: all that was added to <see cref="Text"/> so far.</summary>
    public void EndDocument()
    {
        Text.IsFullText = true;
        Text.Body = 0..Text.Pieces.Length;
        Text.EndPassage(0);
        foreach (var (_, words, place) in Furniture)
            Text.Add(words, place);
    }

    /// <summary>Adds what was kept, each a passage, and all but names in a row, for what is cut into pieces.</summary>
    public void AddAsides()
    {
        foreach (var (words, place, _) in _asides)
            Text.Add(words, place);
        if (_asides.Count > 1)
            Text.Add(string.Concat(_asides.Where(aside => !aside.IsName).Select(aside => aside.Text)), _asides[0].Place);
    }

    /// <inheritdoc/>
    public void Dispose() => Text.Dispose();
}

/// <summary>Words that a rendition holds beside the document.</summary>
/// <param name="Kind">What they are, such as <c>ground</c>.</param>
/// <param name="Words">The words.</param>
/// <param name="Place">Where they stand.</param>
internal readonly record struct FurnitureText(string Kind, string Words, int Place);
