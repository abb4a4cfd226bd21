namespace Disclosure.Cli.Clauses;

/// <summary>
/// Finds the tests of a C# source that carry <c>[Clause("…")]</c>, on the method or on the class around it. An attribute on a class
/// speaks for each of its tests; one on an empty class that inherits its tests counts as one. Only literal ids are understood.
/// </summary>
public sealed class ClauseTagReader
{
    private readonly IReadOnlyList<SourceToken> _tokens;
    private readonly List<TypeScope> _scopes = [];
    private readonly List<ClauseTag> _tags = [];
    private List<SourceAttribute> _pending = [];
    private TypeScope? _opening;
    private int _at;

    private ClauseTagReader(IReadOnlyList<SourceToken> tokens) => _tokens = tokens;

    /// <summary>The tags of a source, in its order; a test with two ids gives two.</summary>
    public static IReadOnlyList<ClauseTag> Read(string source)
    {
        var reader = new ClauseTagReader(SourceTokens.Read(source));
        for (; reader._at < reader._tokens.Count; reader._at++)
        {
            reader.Next();
        }

        return reader._tags;
    }

    private void Next()
    {
        var token = _tokens[_at];
        if (token.IsMark('[') && MayBeginAttributes())
        {
            ReadAttributes();
        }
        else if (token is { Kind: SourceTokenKind.Word, Value: "class" or "record" or "struct" or "interface" } && Following is { Kind: SourceTokenKind.Word } name)
        {
            _opening = new TypeScope(name.Value, ClausesOf(_pending));
            _pending = [];
        }
        else if (token.IsMark('{'))
        {
            _scopes.Add(_opening ?? new TypeScope(null, []));
            (_opening, _pending) = (null, []);
        }
        else if (token.IsMark('}'))
        {
            Close();
        }
        else if (token.IsMark('(') && _pending.Count > 0 && _opening is null)
        {
            Declare(NameBefore(_at));
        }
        else if (token.IsMark(';'))
        {
            (_opening, _pending) = (null, []);
        }
    }

    private SourceToken? Following => _at + 1 < _tokens.Count ? _tokens[_at + 1] : null;

    /// <summary>Attributes stand where a declaration may begin: elsewhere brackets are indexes and collections.</summary>
    private bool MayBeginAttributes() =>
        _at == 0 || _pending.Count > 0 || _tokens[_at - 1].IsMark('{') || _tokens[_at - 1].IsMark('}') || _tokens[_at - 1].IsMark(';');

    private void ReadAttributes()
    {
        var depth = 0;
        for (_at++; _at < _tokens.Count && !(depth == 0 && _tokens[_at].IsMark(']')); _at++)
        {
            var token = _tokens[_at];
            depth += Opens(token) ? 1 : Closes(token) ? -1 : 0;
            if (depth == 0 && token.Kind is SourceTokenKind.Word && Following is { Kind: SourceTokenKind.Mark, Value: "(" or "," or "]" })
            {
                var name = token.Value.EndsWith("Attribute", StringComparison.Ordinal) ? token.Value[..^"Attribute".Length] : token.Value;
                _pending.Add(new SourceAttribute(name, ArgumentTexts(), token.Line));
            }
        }
    }

    private List<string> ArgumentTexts()
    {
        var texts = new List<string>();
        var depth = 0;
        for (var next = _at + 1; next < _tokens.Count; next++)
        {
            depth += Opens(_tokens[next]) ? 1 : Closes(_tokens[next]) ? -1 : 0;
            if (depth <= 0)
            {
                break;
            }

            if (depth == 1 && _tokens[next].Kind is SourceTokenKind.Text)
            {
                texts.Add(_tokens[next].Value);
            }
        }

        return texts;
    }

    /// <summary>The name of the method whose parameters begin at a place; its type parameters are passed over.</summary>
    private SourceToken NameBefore(int parameters)
    {
        var name = parameters - 1;
        if (_tokens[name].IsMark('>'))
        {
            while (name > 0 && !_tokens[name].IsMark('<'))
            {
                name--;
            }

            name--;
        }

        return _tokens[Math.Max(0, name)];
    }

    private void Declare(SourceToken name)
    {
        if (_pending.Exists(attribute => attribute.MakesTest))
        {
            var types = _scopes.Where(scope => scope.Type is not null).ToList();
            types.ForEach(type => type.Tests++);
            var test = string.Join('.', types.TakeLast(1).Select(type => type.Type).Append(name.Value));
            _tags.AddRange(ClausesOf(_pending).Concat(types.SelectMany(type => type.Clauses)).DistinctBy(clause => clause.Id, StringComparer.Ordinal).Select(clause => new ClauseTag(clause.Id, test, clause.Line)));
        }

        _pending = [];
    }

    private void Close()
    {
        if (_scopes.Count > 0)
        {
            var closed = _scopes[^1];
            _scopes.RemoveAt(_scopes.Count - 1);
            _tags.AddRange(closed.Tests > 0 ? [] : closed.Clauses.Select(clause => new ClauseTag(clause.Id, closed.Type ?? string.Empty, clause.Line)));
        }

        (_opening, _pending) = (null, []);
    }

    private static List<(string Id, int Line)> ClausesOf(List<SourceAttribute> attributes) =>
        [.. attributes.Where(attribute => attribute.NamesClause).SelectMany(attribute => attribute.Texts.Select(text => (text, attribute.Line)))];

    private static bool Opens(SourceToken token) => token.IsMark('(') || token.IsMark('[') || token.IsMark('{');

    private static bool Closes(SourceToken token) => token.IsMark(')') || token.IsMark(']') || token.IsMark('}');

    /// <summary>What stands between two braces.</summary>
    /// <param name="type">The type declared, if it is one.</param>
    /// <param name="clauses">The clauses that an attribute on it names.</param>
    private sealed class TypeScope(string? type, List<(string Id, int Line)> clauses)
    {
        public string? Type { get; } = type;

        public List<(string Id, int Line)> Clauses { get; } = clauses;

        public int Tests { get; set; }
    }
}
