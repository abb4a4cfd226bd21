using System.Text;
using System.Text.Json;

namespace Disclosure.Redactor.Verification;

/// <summary>A string of the payload as it stands in <see cref="PayloadText.Characters"/>.</summary>
/// <param name="Start">First character, inclusive.</param>
/// <param name="End">End, exclusive.</param>
/// <param name="Token">Where in the payload it was read, in bytes.</param>
/// <param name="Role">What it is.</param>
/// <param name="HasGround">For a mask: whether it names kind and clause.</param>
internal readonly record struct PayloadPiece(int Start, int End, int Token, PieceRole Role, bool HasGround = true);

/// <summary>What a piece of a payload is.</summary>
internal enum PieceRole : byte
{
    /// <summary>Text, or any other string or number.</summary>
    Plain,

    /// <summary>Words that stand in for a hidden value.</summary>
    Mask,

    /// <summary>What joins blocks, rows and cells in a plain text; it stands in no bytes.</summary>
    Joint,

    /// <summary>Something read once more in another way: alone, or with its references and escapes decoded.</summary>
    OtherReading,
}

/// <summary>
/// Every string and number of a payload in one run of characters, in rented memory. What a reader sees as one text (a title, a party's
/// name, the whole body) is one passage, whatever inlines, cells and paragraphs it is cut into; everything else is a passage of its own.
/// </summary>
internal sealed class PayloadText : IDisposable
{
    private const int MostAsidesCompared = 32;

    private PooledArray<char> _characters = new(4096);
    private PooledArray<PayloadPiece> _pieces = new(128);
    private PooledArray<(int Start, int End)> _passages = new(64);
    private PooledArray<char> _aside = new(256);
    private PooledArray<(int Start, int End, int Token)> _asides = new(16);

    /// <summary>All characters.</summary>
    public ReadOnlySpan<char> Characters => _characters.Items;

    /// <summary>All pieces, by start, without overlap.</summary>
    public ReadOnlySpan<PayloadPiece> Pieces => _pieces.Items;

    /// <summary>All passages, by start, without overlap.</summary>
    public ReadOnlySpan<(int Start, int End)> Passages => _passages.Items;

    /// <summary>Whether the payload says that it is a full text rather than a summary; null when it says neither.</summary>
    public bool? IsFullText { get; set; }

    /// <summary>Whether the payload holds anything that came after the decision.</summary>
    public bool HasAftermath { get; set; }

    /// <summary>The pieces of the body, by their index.</summary>
    public Range Body { get; set; }

    /// <summary>Number of blocks in the body, those without text too.</summary>
    public int Blocks { get; set; }

    /// <summary>The piece that was added last.</summary>
    public ref PayloadPiece Last => ref _pieces[_pieces.Count - 1];

    /// <summary>Adds the string or number that a reader stands at.</summary>
    /// <exception cref="InvalidOperationException">It is no well-formed text.</exception>
    public void Add(ref Utf8JsonReader json)
    {
        var room = _characters.Reserve(json.ValueSpan.Length);
        var start = _characters.Count;
        _characters.Count += json.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? json.CopyString(room) : Encoding.UTF8.GetChars(json.ValueSpan, room);
        _pieces.Add(new PayloadPiece(start, _characters.Count, (int)json.TokenStartIndex, PieceRole.Plain));
    }

    /// <summary>Adds a piece of another file than a payload.</summary>
    public void Add(ReadOnlySpan<char> text, int token, PieceRole role)
    {
        var start = _characters.Count;
        text.CopyTo(_characters.Reserve(text.Length));
        _characters.Count += text.Length;
        _pieces.Add(new PayloadPiece(start, _characters.Count, token, role));
    }

    /// <summary>Adds more of the piece that was added last.</summary>
    public void Extend(ReadOnlySpan<char> text)
    {
        text.CopyTo(_characters.Reserve(text.Length));
        _characters.Count += text.Length;
        Last = Last with { End = _characters.Count };
    }

    /// <summary>Adds what joins two pieces.</summary>
    public void Add(char joint, int token)
    {
        _characters.Add(joint);
        _pieces.Add(new PayloadPiece(_characters.Count - 1, _characters.Count, token, PieceRole.Joint));
    }

    /// <summary>Adds another reading of something, as a passage of its own.</summary>
    public void Add(ReadOnlySpan<char> reading, int token)
    {
        var start = _characters.Count;
        reading.CopyTo(_characters.Reserve(reading.Length));
        _characters.Count += reading.Length;
        _pieces.Add(new PayloadPiece(start, _characters.Count, token, PieceRole.OtherReading));
        EndPassage(start);
    }

    /// <summary>
    /// Keeps the string that a reader stands at for later, because it stands in the bytes amid a passage and is none of its text; false when it
    /// is blank. The few that return with every mask are kept once.
    /// </summary>
    /// <exception cref="InvalidOperationException">It is no well-formed text.</exception>
    public bool KeepAside(ref Utf8JsonReader json)
    {
        var room = _aside.Reserve(json.ValueSpan.Length);
        var word = room[..json.CopyString(room)];
        foreach (var (start, end, _) in _asides.Items[..Math.Min(_asides.Count, MostAsidesCompared)])
        {
            if (word.SequenceEqual(_aside.Items[start..end]))
                return !word.IsWhiteSpace();
        }

        _asides.Add((_aside.Count, _aside.Count + word.Length, (int)json.TokenStartIndex));
        _aside.Count += word.Length;
        return !word.IsWhiteSpace();
    }

    /// <summary>Adds what was kept for later, each a passage.</summary>
    public void AddAsides()
    {
        foreach (var (start, end, token) in _asides.Items)
            Add(_aside.Items[start..end], token);
    }

    /// <summary>Ends a passage: it holds everything since the end of the one before, or since <paramref name="start"/>.</summary>
    public void EndPassage(int start) => _passages.Add((start, _characters.Count));

    /// <summary>The piece that holds a character, or the last before it.</summary>
    public PayloadPiece PieceAt(int character)
    {
        var (low, high) = (0, _pieces.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_pieces[middle].Start <= character)
                low = middle;
            else
                high = middle - 1;
        }

        return _pieces[low];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _characters.Dispose();
        _pieces.Dispose();
        _passages.Dispose();
        _aside.Dispose();
        _asides.Dispose();
    }
}
