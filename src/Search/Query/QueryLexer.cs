using System.Buffers;
using System.Text.RegularExpressions;
using Disclosure.Search.Segmentation;

namespace Disclosure.Search.Query;

internal enum ClauseKind
{
    Words,
    Phrase,
    Prefix,
    Or,
}

/// <summary>A part of a query that white space or quotation marks set apart.</summary>
internal readonly record struct Clause(ClauseKind Kind, string Text, bool Excluded, string? Field);

/// <summary>
/// Parts a query into clauses: <c>-</c> before one excludes it, <c>field:</c> before one names its field, quotation marks hold a phrase
/// together, <c>*</c> ends a prefix, OR or | stands between alternatives. Whatever is no operator is text; no string is refused.
/// </summary>
internal sealed partial class QueryLexer(SearchVocabulary vocabulary, string query)
{
    private const string Straight = "\"＂";
    private const string Opening = "“„「『〝﹁﹃";
    private const string Closing = "”‟」』〞﹂﹄";
    private const int LongestFieldName = 16;
    private static readonly SearchValues<char> NotInNames = SearchValues.Create(Straight + Opening + Closing + "-－*＊|｜");

    private readonly string _text = Tighten(query);
    private int _position;

    public IEnumerable<Clause> Read()
    {
        if (IsOneQuotedText())
        {
            yield return new Clause(ClauseKind.Phrase, _text.Trim()[1..^1], Excluded: false, Field: null);
            yield break;
        }

        while (SkipWhiteSpace())
        {
            var start = _position;
            var excluded = TryReadExclusion();
            var field = TryReadField();
            var clause = ReadClause() with { Excluded = excluded, Field = field };
            if (clause.Kind == ClauseKind.Words && _text[start.._position] is "OR" or "ＯＲ" or "|" or "｜")
                clause = new Clause(ClauseKind.Or, "", Excluded: false, Field: null);
            yield return clause;
        }
    }

    // People put spaces into document numbers; none stands in the number itself.
    private static string Tighten(string query) =>
        SpacedNumber().Replace(query, m => string.Concat(m.Value.Where(c => !char.IsWhiteSpace(c))));

    // A copied text may hold one straight mark of a pair. Then the number of marks is odd, and the outer ones are the user's.
    private bool IsOneQuotedText()
    {
        var trimmed = _text.AsSpan().Trim();
        return trimmed.Length > 2 && Straight.Contains(trimmed[0]) && Straight.Contains(trimmed[^1])
            && _text.Count(c => Straight.Contains(c)) % 2 == 1;
    }

    private bool SkipWhiteSpace()
    {
        while (_position < _text.Length && char.IsWhiteSpace(_text[_position]))
            _position++;
        return _position < _text.Length;
    }

    private bool TryReadExclusion()
    {
        var excludes = _text[_position] is '-' or '－' && _position + 1 < _text.Length && !char.IsWhiteSpace(_text[_position + 1]);
        if (excludes)
            _position++;
        return excludes;
    }

    private string? TryReadField()
    {
        var window = _text.AsSpan(_position, Math.Min(LongestFieldName + 1, _text.Length - _position));
        var colon = window.IndexOfAny(':', '：');
        var valueFollows = colon > 0 && _position + colon + 1 < _text.Length && !char.IsWhiteSpace(_text[_position + colon + 1]);
        var field = valueFollows && !window[..colon].ContainsAny(NotInNames) ? vocabulary.Field(TextFolding.FoldToString(window[..colon])) : null;
        if (field is not null)
            _position += colon + 1;
        return field;
    }

    private Clause ReadClause()
    {
        if (Straight.Contains(_text[_position]))
            return Phrase(EndOfStraight());
        if (Opening.Contains(_text[_position]))
            return Phrase(EndOfNested());
        var start = _position;
        while (_position < _text.Length && !char.IsWhiteSpace(_text[_position])
            && !(_position > start && (Straight.Contains(_text[_position]) || Opening.Contains(_text[_position]))))
            _position++;
        var text = _text[start.._position];
        var stem = text.TrimEnd('*', '＊');
        return stem.Length > 0 && stem.Length < text.Length
            ? new Clause(ClauseKind.Prefix, stem, Excluded: false, Field: null)
            : new Clause(ClauseKind.Words, text, Excluded: false, Field: null);
    }

    private Clause Phrase(int end)
    {
        var text = _text[(_position + 1)..end];
        _position = Math.Min(end + 1, _text.Length);
        return new Clause(ClauseKind.Phrase, text, Excluded: false, Field: null);
    }

    // Inside straight marks two in a row are one that is meant; a phrase that nobody closed goes on to the end.
    private int EndOfStraight()
    {
        for (var i = _position + 1; i < _text.Length; i++)
        {
            if (!Straight.Contains(_text[i]))
                continue;
            if (i > _position + 1 && i + 1 < _text.Length && Straight.Contains(_text[i + 1]))
                i++;
            else
                return i;
        }

        return _text.Length;
    }

    private int EndOfNested()
    {
        var depth = 0;
        for (var i = _position; i < _text.Length; i++)
        {
            if (Opening.Contains(_text[i]))
                depth++;
            else if (Closing.Contains(_text[i]) && --depth == 0)
                return i;
        }

        return _text.Length;
    }

    [GeneratedRegex(@"\s*[〔（(\[［【〖﹝]\s*\d{4}\s*[〕）)\]］】〗﹞]\s*第?\s*\d{1,6}\s?号", RegexOptions.NonBacktracking)]
    private static partial Regex SpacedNumber();
}
