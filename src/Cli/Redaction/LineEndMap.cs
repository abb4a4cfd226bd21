namespace Disclosure.Cli.Redaction;

/// <summary>
/// Leads offsets of a text with single line feeds back to the text as it was given. Only a carriage return followed by a line feed
/// changes the length.
/// </summary>
public sealed class LineEndMap
{
    private readonly int[] _pairs;

    /// <summary>The map of a text.</summary>
    public LineEndMap(string given)
    {
        ArgumentNullException.ThrowIfNull(given);
        var pairs = new List<int>();
        for (var at = given.IndexOf("\r\n", StringComparison.Ordinal); at >= 0; at = given.IndexOf("\r\n", at + 2, StringComparison.Ordinal))
        {
            // Where the line feed stands once every earlier pair has become one.
            pairs.Add(at - pairs.Count);
        }

        _pairs = [.. pairs];
    }

    /// <summary>The offset in the text as it was given.</summary>
    /// <param name="offset">An offset in the text with line feeds alone; its end is allowed.</param>
    public int ToGiven(int offset)
    {
        var found = Array.BinarySearch(_pairs, offset);
        return offset + (found < 0 ? ~found : found);
    }
}
