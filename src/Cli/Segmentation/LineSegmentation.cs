using System.Text;
using Disclosure.Search.Segmentation;

namespace Disclosure.Cli.Segmentation;

/// <summary>
/// Cuts lines of UTF-8 while they arrive. A line ends with a line feed; what is no UTF-8 is read as U+FFFD; a byte order mark at the very beginning is
/// left out. Memory is bounded whatever the length of a line.
/// </summary>
internal sealed class LineSegmentation(Segmenter segmenter, CutMode mode)
{
    private const int BytesRead = 1 << 16;

    // A line that is longer is cut while it arrives.
    private const int LongLine = 1 << 17;

    private readonly TokenWriter _tokens = new();
    private readonly char[] _held = new char[LongLine + BytesRead + 1];
    private readonly byte[] _encoded = new byte[1 << 16];
    private readonly Encoder _encoder = Encoding.UTF8.GetEncoder();
    private int _count;
    private bool _isInLongLine;

    /// <summary>Reads to the end. What is complete is written before more is waited for.</summary>
    public async Task RunAsync(Stream input, Stream output, CancellationToken cancellationToken)
    {
        var decoder = Encoding.UTF8.GetDecoder();
        var bytes = new byte[BytesRead];
        var isBeginning = true;
        while (true)
        {
            // A terminal or pipe without input does not listen to the token itself.
            var read = await input.ReadAsync(bytes, cancellationToken).AsTask().WaitAsync(cancellationToken);
            _count += decoder.GetChars(bytes.AsSpan(0, read), _held.AsSpan(_count), flush: read == 0);
            if (isBeginning && _count > 0)
            {
                isBeginning = false;
                if (_held[0] == '\uFEFF')
                {
                    _held.AsSpan(1, --_count).CopyTo(_held);
                }
            }

            CutHeld(isEnd: read == 0);
            await WriteAsync(output, cancellationToken);
            if (read == 0)
            {
                return;
            }
        }
    }

    private void CutHeld(bool isEnd)
    {
        var rest = _held.AsSpan(0, _count);
        while (rest.IndexOf('\n') is var end and >= 0)
        {
            Cut(rest[..end], moreToCome: false);
            _tokens.EndLine();
            _isInLongLine = false;
            rest = rest[(end + 1)..];
        }

        if (isEnd && (rest.Length > 0 || _isInLongLine))
        {
            Cut(rest, moreToCome: false);
            _tokens.EndLine();
            rest = [];
        }
        else if (rest.Length > LongLine)
        {
            rest = rest[Cut(rest, moreToCome: true)..];
            _isInLongLine = true;
        }

        rest.CopyTo(_held);
        _count = rest.Length;
    }

    private int Cut(ReadOnlySpan<char> text, bool moreToCome)
    {
        var sink = _tokens.Of(text);
        return segmenter.CutPart(text, mode, moreToCome, ref sink);
    }

    private async Task WriteAsync(Stream output, CancellationToken cancellationToken)
    {
        for (var at = 0; at < _tokens.Length;)
        {
            _encoder.Convert(_tokens.Written[at..], _encoded, flush: false, out var characters, out var bytes, out _);
            await output.WriteAsync(_encoded.AsMemory(0, bytes), cancellationToken);
            at += characters;
        }

        _tokens.Clear();
    }
}
