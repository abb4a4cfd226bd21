namespace Disclosure.Redactor.Tests.Batch;

/// <summary>Reads many letters and then a tail, without holding the letters.</summary>
internal sealed class LongLineReader(int letters, string tail) : TextReader
{
    private int _position;

    public override ValueTask<int> ReadAsync(Memory<char> buffer, CancellationToken cancellationToken = default)
    {
        var count = 0;
        while (count < buffer.Length && _position < letters + tail.Length)
        {
            buffer.Span[count++] = _position < letters ? 'x' : tail[_position - letters];
            _position++;
        }

        return ValueTask.FromResult(count);
    }
}
