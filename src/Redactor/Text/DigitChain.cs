namespace Disclosure.Redactor.Text;

/// <summary>A run of digits in a shadow; end exclusive.</summary>
/// <param name="Start">First character.</param>
/// <param name="End">End, exclusive.</param>
public readonly record struct DigitGroup(int Start, int End)
{
    /// <summary>Number of digits.</summary>
    public int Length => End - Start;
}

/// <summary>
/// Runs of digits that may be one number written with spaces, hyphens or over a line end: neighbours stand at most three such
/// characters apart. Whether they are one number is for a detector to say.
/// </summary>
internal readonly struct DigitChain
{
    private readonly RentedList<DigitGroup> _groups;
    private readonly int _first;
    private readonly int _count;

    /// <summary>A chain of some of the groups of a shadow.</summary>
    public DigitChain(string text, RentedList<DigitGroup> groups, int first, int count)
    {
        Text = text;
        _groups = groups;
        _first = first;
        _count = count;
    }

    /// <summary>The shadow it stands in.</summary>
    public string Text { get; }

    /// <summary>The runs, in order; at least one.</summary>
    public ReadOnlySpan<DigitGroup> Groups => _groups.Items.Slice(_first, _count);

    /// <summary>The place of its first run among the runs of all chains of the shadow.</summary>
    public int Offset => _first;

    /// <summary>
    /// Copies the digits of groups <paramref name="first"/> to <paramref name="last"/>, both inclusive, without separators.
    /// </summary>
    /// <returns>The digits; empty when the buffer is too small.</returns>
    public ReadOnlySpan<char> Digits(int first, int last, Span<char> buffer)
    {
        var length = 0;
        for (var i = first; i <= last; i++)
        {
            var group = Groups[i];
            if (length + group.Length > buffer.Length)
            {
                return [];
            }

            Text.AsSpan(group.Start, group.Length).CopyTo(buffer[length..]);
            length += group.Length;
        }

        return buffer[..length];
    }

    /// <summary>Whether there are so many digits from a group on.</summary>
    public bool HoldsFrom(int first, int digits)
    {
        var groups = Groups;
        for (var i = first; i < groups.Length && digits > 0; i++)
        {
            digits -= groups[i].Length;
        }

        return digits <= 0;
    }
}
