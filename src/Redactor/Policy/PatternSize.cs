namespace Disclosure.Redactor.Policy;

/// <summary>How many characters an expression can ask for at most, repetitions multiplied out: the size of the machine that runs it.</summary>
internal static class PatternSize
{
    /// <summary>The size; <see cref="long.MaxValue"/> for one that cannot be counted.</summary>
    public static long Of(string expression)
    {
        var groups = new Stack<(long Sum, long Last)>();
        var (sum, last) = (0L, 0L);
        for (var i = 0; i < expression.Length; i++)
        {
            switch (expression[i])
            {
                case '(':
                    groups.Push((sum, last));
                    (sum, last) = (0, 0);
                    break;
                case ')' when groups.Count > 0:
                    var inner = sum + last;
                    (sum, last) = groups.Pop();
                    sum += last;
                    last = inner;
                    break;
                case '{' when Bound(expression, i) is { } bound:
                    last = Math.Min(last * Math.Max(1, bound), int.MaxValue);
                    i = expression.IndexOf('}', i);
                    break;
                case '{' or '}':
                    // Half a repetition would be read as characters and never match.
                    return long.MaxValue;
                case '[':
                    i = EndOfClass(expression, i);
                    (sum, last) = (sum + last, 1);
                    break;
                case '\\':
                    i++;
                    (sum, last) = (sum + last, 1);
                    break;
                case '*' or '+' or '?' or '|':
                    break;
                default:
                    (sum, last) = (sum + last, 1);
                    break;
            }
        }

        return groups.Count == 0 ? sum + last : long.MaxValue;
    }

    // The greater bound of {n}, {n,} or {n,m}; null when the brace is a character.
    private static long? Bound(string expression, int open)
    {
        var close = expression.IndexOf('}', open);
        if (close < 0)
        {
            return null;
        }

        var bounds = expression[(open + 1)..close].Split(',');
        return bounds.Length is 1 or 2 && long.TryParse(bounds[0], out var least)
            ? Math.Min(int.MaxValue, bounds.Length == 2 && long.TryParse(bounds[1], out var most) ? Math.Max(least, most) : least)
            : null;
    }

    private static int EndOfClass(string expression, int open)
    {
        var depth = 0;
        for (var i = open; i < expression.Length; i++)
        {
            if (expression[i] == '\\')
            {
                i++;
            }
            else if (expression[i] == '[')
            {
                depth++;
            }
            else if (expression[i] == ']' && i > open + 1 && --depth == 0)
            {
                return i;
            }
        }

        return expression.Length;
    }
}
