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
public sealed class DigitChain
{
    private const int WidestSeparator = 3;

    private DigitChain(FoldedText text, List<DigitGroup> groups)
    {
        Text = text;
        Groups = groups;
    }

    /// <summary>The shadow it stands in.</summary>
    public FoldedText Text { get; }

    /// <summary>The runs, in order; at least one.</summary>
    public IReadOnlyList<DigitGroup> Groups { get; }

    /// <summary>All chains of a shadow, in order, in linear time.</summary>
    public static IReadOnlyList<DigitChain> Find(FoldedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var chains = new List<DigitChain>();
        var groups = new List<DigitGroup>();
        var value = text.Value;
        var position = 0;
        while (position < value.Length)
        {
            if (!char.IsAsciiDigit(value[position]))
            {
                position++;
                continue;
            }

            var end = position;
            while (end < value.Length && char.IsAsciiDigit(value[end]))
            {
                end++;
            }

            if (groups.Count > 0 && !Joins(value, groups[^1].End, position))
            {
                chains.Add(new DigitChain(text, groups));
                groups = [];
            }

            groups.Add(new DigitGroup(position, end));
            position = end;
        }

        if (groups.Count > 0)
        {
            chains.Add(new DigitChain(text, groups));
        }

        return chains;
    }

    /// <summary>The digits of groups <paramref name="first"/> to <paramref name="last"/>, both inclusive, without separators.</summary>
    public string Digits(int first, int last)
    {
        if (first == last)
        {
            return Text.Value[Groups[first].Start..Groups[first].End];
        }

        var digits = new System.Text.StringBuilder();
        for (var i = first; i <= last; i++)
        {
            digits.Append(Text.Value, Groups[i].Start, Groups[i].Length);
        }

        return digits.ToString();
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
