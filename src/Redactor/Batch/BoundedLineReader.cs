using System.Text;

namespace Disclosure.Redactor.Batch;

/// <summary>Reads lines within fixed memory: a line longer than the limit is read past and given as <see cref="Line.TooLong"/>.</summary>
internal sealed class BoundedLineReader(TextReader reader, int mostCharacters)
{
    private readonly char[] _buffer = new char[64 * 1024];
    private int _position;
    private int _length;

    /// <summary>The next line without its end; null at the end of the input.</summary>
    public async Task<Line?> ReadAsync(CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var tooLong = false;
        var any = false;
        while (true)
        {
            if (_position == _length)
            {
                _length = await reader.ReadAsync(_buffer.AsMemory(), cancellationToken);
                _position = 0;
                if (_length == 0)
                {
                    return any ? new Line(text.ToString().TrimEnd('\r'), tooLong) : null;
                }
            }

            any = true;
            var end = Array.IndexOf(_buffer, '\n', _position, _length - _position);
            var stop = end < 0 ? _length : end;
            tooLong |= text.Length + stop - _position > mostCharacters;
            if (tooLong)
            {
                text.Clear();
            }
            else
            {
                text.Append(_buffer, _position, stop - _position);
            }

            _position = end < 0 ? stop : stop + 1;
            if (end >= 0)
            {
                return new Line(text.ToString().TrimEnd('\r'), tooLong);
            }
        }
    }

    /// <summary>A line.</summary>
    /// <param name="Text">Its text; empty when too long.</param>
    /// <param name="TooLong">Whether it was longer than the limit.</param>
    internal sealed record Line(string Text, bool TooLong);
}
