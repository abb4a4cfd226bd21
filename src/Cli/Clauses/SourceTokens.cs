namespace Disclosure.Cli.Clauses;

/// <summary>
/// Cuts a C# source into tokens. It knows every form of comment and of string, so that an attribute written in one of them is not taken
/// for an attribute; it knows nothing of grammar. Sources that do not compile are cut somehow, without an exception.
/// </summary>
public sealed class SourceTokens
{
    private readonly string _source;
    private readonly List<SourceToken> _tokens = [];
    private int _at;
    private int _line = 1;

    private SourceTokens(string source) => _source = source;

    /// <summary>The tokens, in order.</summary>
    public static IReadOnlyList<SourceToken> Read(string source)
    {
        var reader = new SourceTokens(source);
        while (reader._at < source.Length)
        {
            reader.Next();
        }

        return reader._tokens;
    }

    private char Current => Ahead(0);

    private char Ahead(int count) => _at + count < _source.Length ? _source[_at + count] : '\0';

    private void Next()
    {
        if (char.IsWhiteSpace(Current))
        {
            Step(1);
        }
        else if ((Current == '/' && Ahead(1) == '/') || (Current == '#' && OpensLine()))
        {
            StepTo("\n");
        }
        else if (Current == '/' && Ahead(1) == '*')
        {
            Step(2);
            StepTo("*/");
        }
        else if (Current == '\'')
        {
            SkipCharacter();
        }
        else if (Current is '"' or '@' or '$' && TryReadText())
        {
            // The string is read.
        }
        else if (char.IsLetterOrDigit(Current) || Current is '_' or '@')
        {
            ReadWord();
        }
        else
        {
            _tokens.Add(new SourceToken(SourceTokenKind.Mark, Current.ToString(), _line));
            Step(1);
        }
    }

    private void ReadWord()
    {
        var start = _at++;
        while (char.IsLetterOrDigit(Current) || Current == '_')
        {
            _at++;
        }

        _tokens.Add(new SourceToken(SourceTokenKind.Word, _source[start.._at].TrimStart('@'), _line));
    }

    private void SkipCharacter()
    {
        Step(Ahead(1) == '\\' ? 3 : 2);
        while (_at < _source.Length && Current is not ('\'' or '\n'))
        {
            Step(1);
        }

        Step(1);
    }

    private bool TryReadText()
    {
        var prefix = 0;
        while (Ahead(prefix) is '@' or '$')
        {
            prefix++;
        }

        if (Ahead(prefix) != '"')
        {
            return false;
        }

        var line = _line;
        var marks = _source.AsSpan(_at, prefix);
        var verbatim = marks.Contains('@');
        var holes = marks.Count('$');
        Step(prefix);
        var quotes = Run('"');
        var raw = quotes >= 3 && !verbatim;
        var start = _at + (raw ? quotes : 1);
        var end = raw ? ReadRaw(quotes, holes) : ReadQuoted(verbatim, holes > 0);
        _tokens.Add(new SourceToken(SourceTokenKind.Text, start < end ? _source[start..end] : string.Empty, line));
        return true;
    }

    private int ReadRaw(int quotes, int holes)
    {
        Step(quotes);
        while (_at < _source.Length && Run('"') < quotes)
        {
            if (holes > 0 && Current == '{' && Run('{') >= holes)
            {
                SkipHole(holes);
            }
            else
            {
                Step(Math.Max(1, Math.Max(Run('"'), Run('{'))));
            }
        }

        var end = _at;
        Step(quotes);
        return end;
    }

    private int ReadQuoted(bool verbatim, bool interpolated)
    {
        Step(1);
        while (_at < _source.Length && (Current != '"' || (verbatim && Ahead(1) == '"')))
        {
            if (interpolated && Current == '{' && Ahead(1) != '{')
            {
                SkipHole(1);
            }
            else
            {
                var pair = (Current == '\\' && !verbatim) || Current == '"' || (interpolated && Current == '{');
                Step(pair ? 2 : 1);
            }
        }

        var end = _at;
        Step(1);
        return end;
    }

    /// <summary>Passes over an interpolation, whose strings may hold quotes and braces of their own; its tokens are dropped.</summary>
    private void SkipHole(int braces)
    {
        Step(Run('{'));
        var known = _tokens.Count;
        for (var depth = 1; depth > 0 && _at < _source.Length;)
        {
            depth += Current == '{' ? 1 : 0;
            depth -= Current == '}' ? 1 : 0;
            if (depth > 0)
            {
                Next();
            }
        }

        _tokens.RemoveRange(known, _tokens.Count - known);
        Step(Math.Min(braces, Run('}')));
    }

    private bool OpensLine()
    {
        var before = _at - 1;
        while (before >= 0 && _source[before] is ' ' or '\t')
        {
            before--;
        }

        return before < 0 || _source[before] is '\n' or '\uFEFF';
    }

    private int Run(char mark)
    {
        var count = 0;
        while (Ahead(count) == mark)
        {
            count++;
        }

        return count;
    }

    private void StepTo(string end)
    {
        var found = _source.IndexOf(end, _at, StringComparison.Ordinal);
        Step(found < 0 ? _source.Length - _at : found + end.Length - _at);
    }

    private void Step(int count)
    {
        for (; count > 0 && _at < _source.Length; count--)
        {
            _line += _source[_at++] == '\n' ? 1 : 0;
        }
    }
}
