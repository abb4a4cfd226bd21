namespace Disclosure.Redactor.Text;

/// <summary>The chains of digits of a shadow, in order. It owns what it is kept in.</summary>
internal sealed class DigitChains : IDisposable
{
    private const int WidestSeparator = 3;

    // Room to begin with; longer lists grow.
    private const int Expected = 64;

    private readonly RentedList<DigitGroup> _groups = new(Expected);
    private readonly RentedList<DigitChain> _chains = new(Expected);

    private DigitChains()
    {
    }

    /// <summary>The chains.</summary>
    public ReadOnlySpan<DigitChain> All => _chains.Items;

    /// <summary>Number of groups in all chains together.</summary>
    public int Groups => _groups.Count;

    /// <summary>All chains of a shadow that hold at least <paramref name="fewestDigits"/> digits, in order, in linear time.</summary>
    public static DigitChains Find(FoldedText text, int fewestDigits)
    {
        ArgumentNullException.ThrowIfNull(text);
        var chains = new DigitChains();
        var value = text.Value;
        var first = 0;
        var digits = 0;
        var last = 0;
        for (var position = NextDigit(value, 0); position < value.Length; position = NextDigit(value, last))
        {
            var end = position + 1;
            while (end < value.Length && char.IsAsciiDigit(value[end]))
            {
                end++;
            }

            if (chains._groups.Count > first && !Joins(value, last, position))
            {
                first = chains.Close(value, first, digits >= fewestDigits);
                digits = 0;
            }

            chains._groups.Add(new DigitGroup(position, end));
            digits += end - position;
            last = end;
        }

        chains.Close(value, first, digits >= fewestDigits);
        return chains;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _groups.Dispose();
        _chains.Dispose();
    }

    // A chain of too few digits is forgotten. Where the next begins.
    private int Close(string value, int first, bool isChain)
    {
        if (isChain)
        {
            _chains.Add(new DigitChain(value, _groups, first, _groups.Count - first));
            return _groups.Count;
        }

        _groups.CutTo(first);
        return first;
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
