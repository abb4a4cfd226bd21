namespace Disclosure.Redactor.Batch;

/// <summary>
/// Where units of a text with normalised line ends stood in the text as it was sent: each CR LF pair became one line feed, so that offsets
/// behind it moved by one.
/// </summary>
internal sealed class LineOffsets
{
    private readonly int[]? _offsets;

    /// <summary>Compares a text with what <see cref="string.ReplaceLineEndings(string)"/> makes of it.</summary>
    public LineOffsets(string sent)
    {
        if (!sent.Contains("\r\n", StringComparison.Ordinal))
        {
            return;
        }

        var offsets = new List<int>(sent.Length + 1);
        for (var i = 0; i < sent.Length; i++)
        {
            offsets.Add(i);
            i += sent[i] == '\r' && i + 1 < sent.Length && sent[i + 1] == '\n' ? 1 : 0;
        }

        offsets.Add(sent.Length);
        _offsets = [.. offsets];
    }

    /// <summary>The offset in the text as sent.</summary>
    public int InSent(int normalised) => _offsets is null ? normalised : _offsets[normalised];
}
