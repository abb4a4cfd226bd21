using System.Text;

namespace Disclosure.Search.Segmentation;

/// <summary>
/// Cuts Chinese text into words as jieba 0.42.1 does: every dictionary word at every position, the most probable path through
/// them, and a hidden Markov model over what remains single. Immutable; used by any number of threads at once.
/// </summary>
public sealed class Segmenter
{
    private readonly HiddenMarkovModel _model;

    private Segmenter(WordDictionary words, HiddenMarkovModel model, string fingerprint)
    {
        Words = words;
        _model = model;
        Fingerprint = fingerprint;
    }

    /// <summary>The same for segmenters that cut every text alike. Lower-case hexadecimal.</summary>
    public string Fingerprint { get; }

    internal WordDictionary Words { get; }

    /// <summary>
    /// Takes the dictionary beside this assembly and, for <see cref="LexiconKind.Full"/>, every <c>*.words.txt</c> of
    /// <paramref name="lexiconDirectory"/>, which is not looked at for <see cref="LexiconKind.Base"/>.
    /// </summary>
    /// <exception cref="InvalidDataException">The dictionary is damaged, or the folder has no lexicon or bad lines; the message lists all of them.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static Segmenter Create(LexiconKind kind, string lexiconDirectory)
    {
        var file = DictionaryFile.Default;
        if (kind == LexiconKind.Base)
            return new Segmenter(WordDictionary.Of(file), new HiddenMarkovModel(file), $"{file.Checksum:x8}");
        var lexicon = WordList.ReadAll(lexiconDirectory);
        var words = new DictionaryExtension(file);
        words.FoldCharacters();
        lexicon.AddTo(words);
        return Of(words, file);
    }

    /// <summary>With words added to the dictionary; nothing may be added to it any more.</summary>
    internal static Segmenter Of(DictionaryExtension words, DictionaryFile file) => new(words.Build(), new HiddenMarkovModel(file), $"{file.Checksum:x8}{words.Fingerprint()}");

    /// <summary>
    /// Sends the tokens in order. Any text is accepted; white space and punctuation are tokens too, as in jieba. In <see cref="CutMode.Query"/> the
    /// tokens lie one behind the other without gaps from the text's beginning to its end. Allocates nothing but, once a thread, what it writes on.
    /// </summary>
    public void Cut<TSink>(ReadOnlySpan<char> text, CutMode mode, ref TSink sink)
        where TSink : ITokenSink, allows ref struct =>
        CutPart(text, mode, moreToCome: false, ref sink);

    /// <summary>
    /// Cuts the beginning of a text that comes in parts, as far as nothing that may follow can change it. What is left is given again with more
    /// behind it; of 66,000 units and more a part is always taken.
    /// </summary>
    /// <returns>The units that are cut: all of them unless there is <paramref name="moreToCome"/>.</returns>
    public int CutPart<TSink>(ReadOnlySpan<char> text, CutMode mode, bool moreToCome, ref TSink sink)
        where TSink : ITokenSink, allows ref struct
    {
        var scratch = CutScratch.Take(text.Length);
        var cut = new TextCutter<TSink>(Words, _model, text, mode, scratch).Cut(moreToCome, ref sink);
        scratch.Release();
        GC.KeepAlive(this);
        return cut;
    }

    /// <summary>The tokens in order, as <see cref="Cut{TSink}(ReadOnlySpan{char}, CutMode, ref TSink)"/> sends them.</summary>
    public IReadOnlyList<string> Cut(string text, CutMode mode)
    {
        ArgumentNullException.ThrowIfNull(text);
        var sink = new TokenList(text);
        Cut(text, mode, ref sink);
        return sink.Tokens;
    }

    /// <summary>The tokens of one line, white space left out, separated by single spaces.</summary>
    public string CutLine(string line, CutMode mode)
    {
        ArgumentNullException.ThrowIfNull(line);
        var sink = new TokenLine(line);
        Cut(line, mode, ref sink);
        return sink.Written.ToString();
    }

    /// <summary>True for what <see cref="CutLine"/> leaves out: white space, and the control characters that separate.</summary>
    public static bool IsBlank(char character) => char.IsWhiteSpace(character) || character is >= '\u001C' and <= '\u001F';

    /// <summary>True for a word of the dictionary in use.</summary>
    internal bool IsWord(ReadOnlySpan<char> word) => Words.Contains(word);

    private readonly struct TokenList(string text) : ITokenSink
    {
        public List<string> Tokens { get; } = [];

        public void Take(int start, int length) => Tokens.Add(text.Substring(start, length));
    }

    private readonly struct TokenLine(string line) : ITokenSink
    {
        public StringBuilder Written { get; } = new(line.Length * 2);

        public void Take(int start, int length)
        {
            if (IsBlank(line[start]))
                return;
            if (Written.Length > 0)
                Written.Append(' ');
            Written.Append(line, start, length);
        }
    }
}
