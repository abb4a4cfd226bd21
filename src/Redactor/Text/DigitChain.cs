using System.Buffers;

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
    private const int WidestSeparator = 3;

    // A digit and what parts it from the next.
    private const int FewestCharactersAGroup = 2;

    private readonly DigitGroup[] _groups;
    private readonly int _first;
    private readonly int _count;

    private DigitChain(string text, DigitGroup[] groups, int first, int count)
    {
        Text = text;
        _groups = groups;
        _first = first;
        _count = count;
    }

    /// <summary>The shadow it stands in.</summary>
    public string Text { get; }

    /// <summary>The runs, in order; at least one.</summary>
    public ReadOnlySpan<DigitGroup> Groups => _groups.AsSpan(_first, _count);

    /// <summary>The place of its first run among the runs of all chains of the shadow.</summary>
    public int Offset => _first;

    /// <summary>All chains of a shadow that hold at least <paramref name="fewestDigits"/> digits, in order, in linear time.</summary>
    public static IReadOnlyList<DigitChain> Find(FoldedText text, int fewestDigits)
    {
        ArgumentNullException.ThrowIfNull(text);
        var value = text.Value;
        var groups = ArrayPool<DigitGroup>.Shared.Rent((value.Length / FewestCharactersAGroup) + 1);
        var firsts = new List<int>();
        var count = 0;
        var first = 0;
        var digits = 0;
        for (var position = NextDigit(value, 0); position < value.Length; position = NextDigit(value, groups[count - 1].End))
        {
            var end = position + 1;
            while (end < value.Length && char.IsAsciiDigit(value[end]))
            {
                end++;
            }

            if (count > first && !Joins(value, groups[count - 1].End, position))
            {
                Close();
            }

            groups[count++] = new DigitGroup(position, end);
            digits += end - position;
        }

        Close();
        var all = groups.AsSpan(0, count).ToArray();
        ArrayPool<DigitGroup>.Shared.Return(groups);
        var chains = new DigitChain[firsts.Count];
        for (var i = 0; i < chains.Length; i++)
        {
            chains[i] = new DigitChain(value, all, firsts[i], (i + 1 < chains.Length ? firsts[i + 1] : all.Length) - firsts[i]);
        }

        return chains;

        // A chain of too few digits is forgotten.
        void Close()
        {
            if (digits >= fewestDigits)
            {
                firsts.Add(first);
            }
            else
            {
                count = first;
            }

            first = count;
            digits = 0;
        }
    }

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
        for (var i = first; i < _count && digits > 0; i++)
        {
            digits -= _groups[_first + i].Length;
        }

        return digits <= 0;
    }

    private static int NextDigit(string value, int from)
    {
        var next = value.AsSpan(from).IndexOfAnyInRange('0', '9');
        return next < 0 ? value.Length : from + next;
    }

    private static bool Joins(string value, int from, int to)
    {
        if (to - from > WidestSeparator)
        {
            return false;
        }

        for (var i = from; i < to; i++)
        {
            if (value[i] is not (' ' or '-' or '\n' or '·' or '_'))
            {
                return false;
            }
        }

        return true;
    }

}
