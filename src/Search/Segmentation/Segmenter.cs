namespace Disclosure.Search.Segmentation;

/// <summary>Cuts Chinese text into words. Immutable; used by any number of threads at once.</summary>
public sealed class Segmenter
{
    private Segmenter()
    {
    }

    /// <summary>Loads the dictionary (embedded) and, for <see cref="LexiconKind.Full"/>, every <c>*.words.txt</c> of <paramref name="lexiconDirectory"/>.</summary>
    /// <exception cref="InvalidDataException">A lexicon file is missing or has bad lines; the message lists all of them.</exception>
    public static Segmenter Create(LexiconKind kind, string lexiconDirectory) => throw new NotSupportedException("The segmenter is being moved in.");

    public IReadOnlyList<string> Cut(string text, CutMode mode) => throw new NotSupportedException("The segmenter is being moved in.");
}
