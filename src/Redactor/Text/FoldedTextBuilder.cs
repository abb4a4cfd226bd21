using System.Buffers;

namespace Disclosure.Redactor.Text;

/// <summary>Puts a shadow and its map together; its buffers are borrowed, so a builder is built once and then forgotten.</summary>
internal ref struct FoldedTextBuilder
{
    private FoldedRun[] _runs;
    private int _runCount;
    private char[] _buffer;
    private int _length;

    /// <summary>A builder for about this many characters.</summary>
    public FoldedTextBuilder(int expectedLength)
    {
        _buffer = ArrayPool<char>.Shared.Rent(Math.Max(16, expectedLength));
        _runs = ArrayPool<FoldedRun>.Shared.Rent(16);
    }

    /// <summary>The characters so far; they may be changed in place.</summary>
    public readonly Span<char> Written => _buffer.AsSpan(0, _length);

    /// <summary>Adds the characters of a text from a position on that fold one to one; returns how many there are.</summary>
    public int AppendEven(ReadOnlySpan<char> text, int original)
    {
        if (_length + text.Length > _buffer.Length)
        {
            Grow(text.Length);
        }

        var target = _buffer.AsSpan(_length, text.Length);
        var count = 0;
        while (count < text.Length && CharacterFolding.TryFold(text[count], out target[count]))
        {
            count++;
        }

        if (count > 0 && (_runCount == 0 || _runs[_runCount - 1] is not { IsEven: true } run || run.Original + _length - run.Shadow != original))
        {
            Add(new FoldedRun(_length, original, 0, AfterGap: false));
        }

        _length += count;
        return count;
    }

    /// <summary>Adds characters that stand, together, for some units of the original; none when the text is empty.</summary>
    public void Append(ReadOnlySpan<char> text, int original, int width)
    {
        if (text.Length == 0)
        {
            return;
        }

        Add(new FoldedRun(_length, original, width, AfterGap: false));
        Copy(text);
    }

    /// <summary>Adds a piece of another shadow with its map.</summary>
    /// <param name="source">The other shadow.</param>
    /// <param name="start">First character of the piece.</param>
    /// <param name="end">End of the piece, exclusive.</param>
    /// <param name="run">The run of <paramref name="source"/> that holds the first character; moved to the one that holds the last.</param>
    /// <param name="afterGap">Whether blanks were left out just before it.</param>
    public void AppendPiece(FoldedText source, int start, int end, ref int run, bool afterGap)
    {
        var runs = source.Runs;
        while (run + 1 < runs.Length && runs[run + 1].Shadow <= start)
        {
            run++;
        }

        for (var at = start; at < end; run++)
        {
            var piece = runs[run];
            Add(new FoldedRun(_length + at - start, piece.StartOf(at), piece.Width, afterGap && at == start));
            at = run + 1 < runs.Length ? Math.Min(end, runs[run + 1].Shadow) : end;
            if (at == end)
            {
                break;
            }
        }

        Copy(source.Value.AsSpan(start, end - start));
    }

    /// <summary>The shadow. Gives the buffer back.</summary>
    public FoldedText Build()
    {
        var folded = new FoldedText(new string(Written), _runs.AsSpan(0, _runCount).ToArray());
        ArrayPool<char>.Shared.Return(_buffer);
        ArrayPool<FoldedRun>.Shared.Return(_runs);
        (_buffer, _length) = ([], 0);
        (_runs, _runCount) = ([], 0);
        return folded;
    }

    private void Add(FoldedRun run)
    {
        if (_runCount == _runs.Length)
        {
            var larger = ArrayPool<FoldedRun>.Shared.Rent(_runs.Length * 2);
            _runs.CopyTo(larger, 0);
            ArrayPool<FoldedRun>.Shared.Return(_runs);
            _runs = larger;
        }

        _runs[_runCount++] = run;
    }

    private void Copy(ReadOnlySpan<char> text)
    {
        if (_length + text.Length > _buffer.Length)
        {
            Grow(text.Length);
        }

        text.CopyTo(_buffer.AsSpan(_length));
        _length += text.Length;
    }

    private void Grow(int more)
    {
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(_buffer.Length * 2, _length + more));
        Written.CopyTo(larger);
        ArrayPool<char>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
