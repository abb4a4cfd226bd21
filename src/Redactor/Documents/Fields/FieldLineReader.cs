namespace Disclosure.Redactor.Documents.Fields;

/// <summary>Walks the lines that <see cref="FieldLine.Read"/> gives for the lines of a text, in place where a line is no table row.</summary>
internal ref struct FieldLineReader(ReadOnlySpan<char> text)
{
    private ReadOnlySpan<char> _rest = text;
    private bool _isAtEnd;
    private IEnumerator<string>? _row;

    /// <summary>The line: of a table row evened out, else as it stands.</summary>
    public ReadOnlySpan<char> Current { get; private set; }

    /// <summary>Whether the line is evened out already.</summary>
    public readonly bool IsEven => _row is not null;

    /// <summary>Goes to the next line that is not blank; false at the end.</summary>
    public bool MoveNext()
    {
        while (true)
        {
            if (_row?.MoveNext() is true)
            {
                Current = _row.Current;
                return true;
            }

            _row = null;
            if (_isAtEnd)
                return false;
            var end = _rest.IndexOf('\n');
            var line = end < 0 ? _rest : _rest[..end];
            _isAtEnd = end < 0;
            _rest = _rest[(end < 0 ? _rest.Length : end + 1)..];
            if (line.Contains('\t'))
            {
                _row = FieldLine.Read(line.ToString()).GetEnumerator();
            }
            else if (FieldLine.FirstVisible(line) >= 0)
            {
                Current = line;
                return true;
            }
        }
    }
}
