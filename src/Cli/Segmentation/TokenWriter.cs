using Disclosure.Search.Segmentation;

namespace Disclosure.Cli.Segmentation;

/// <summary>Writes the tokens of lines, white space left out, separated by single spaces.</summary>
internal sealed class TokenWriter
{
    private char[] _written = new char[1 << 17];
    private int _count;
    private bool _isInLine;

    /// <summary>Of <see cref="Written"/>.</summary>
    public int Length => _count;

    /// <summary>What has been written since the last <see cref="Clear"/>.</summary>
    public ReadOnlySpan<char> Written => _written.AsSpan(0, _count);

    /// <summary>Forgets what has been written; the line goes on.</summary>
    public void Clear() => _count = 0;

    /// <summary>Ends the line.</summary>
    public void EndLine()
    {
        Room(1)[0] = '\n';
        _count++;
        _isInLine = false;
    }

    /// <summary>Takes the tokens of a text, or of a part of one that goes on.</summary>
    public TokenSink Of(ReadOnlySpan<char> text) => new(this, text);

    private Span<char> Room(int length)
    {
        if (_written.Length - _count < length)
        {
            Array.Resize(ref _written, Math.Max(_written.Length * 2, _count + length));
        }

        return _written.AsSpan(_count, length);
    }

    private void Write(ReadOnlySpan<char> token)
    {
        var room = Room(token.Length + 1);
        if (_isInLine)
        {
            room[0] = ' ';
            room = room[1..];
            _count++;
        }

        token.CopyTo(room);
        _count += token.Length;
        _isInLine = true;
    }

    /// <summary>The tokens of one text go here.</summary>
    internal readonly ref struct TokenSink(TokenWriter writer, ReadOnlySpan<char> text) : ITokenSink
    {
        private readonly ReadOnlySpan<char> _text = text;

        /// <inheritdoc/>
        public void Take(int start, int length)
        {
            if (!Segmenter.IsBlank(_text[start]))
            {
                writer.Write(_text.Slice(start, length));
            }
        }
    }
}
