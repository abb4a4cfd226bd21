using System.Text.RegularExpressions;
using Disclosure.Search.Segmentation;

namespace Disclosure.Search.Query;

/// <summary>
/// Reads a query. OR joins its two neighbours and binds closer than the space between words; an excluded run of words is excluded
/// as a phrase. Never throws for any string; bounded in length (<see cref="SearchRequest.MaximumQueryLength"/>) and in words.
/// </summary>
internal sealed partial class QueryParser(SearchLanguage language)
{
    /// <summary>Words, phrases and their synonyms of one query; what comes after is left unread.</summary>
    public const int MaximumLeaves = 64;

    public ParsedQuery Parse(string query)
    {
        var text = query ?? "";
        var truncated = text.Length > SearchRequest.MaximumQueryLength;
        if (truncated)
            text = text[..(char.IsHighSurrogate(text[SearchRequest.MaximumQueryLength - 1]) ? SearchRequest.MaximumQueryLength - 1 : SearchRequest.MaximumQueryLength)];

        var draft = new QueryDraft(language.Segmenter);
        foreach (var clause in new QueryLexer(language.Vocabulary, text).Read())
        {
            if (clause.Kind == ClauseKind.Or)
                draft.JoinNext();
            else if (!draft.TryAdd(ReadClause(clause), clause.Excluded, MaximumLeaves))
                truncated = true;
        }

        return draft.Build(truncated);
    }

    private ClauseReading ReadClause(Clause clause)
    {
        var folded = TextFolding.Fold(clause.Text);
        var reading = clause.Kind switch
        {
            ClauseKind.Phrase => ClauseReading.Of(new CharactersNode(folded.Text, clause.Field)),
            ClauseKind.Prefix when folded.Length > 0 && folded.Text.All(c => char.IsLetterOrDigit(c) && !CharacterClass.IsIdeograph(c)) =>
                ClauseReading.Of(new PrefixNode(folded.Text, clause.Field)),
            // A Chinese word has no end of its own in the text: its characters, whatever follows.
            ClauseKind.Prefix => ClauseReading.Of(new CharactersNode(folded.Text, clause.Field)),
            _ when clause.Excluded && !IsOneWord(folded) => ClauseReading.Of(new CharactersNode(folded.Text, clause.Field)),
            _ => ReadWords(folded, clause.Field),
        };
        return clause.Field is null || folded.Length == 0 ? reading : reading.OrFacet(new FacetNode(clause.Field, folded.Text));
    }

    private bool IsOneWord(FoldedText text) => language.Words.Scan(text) is [var word] && word.Text.Length == text.Length;

    private ClauseReading ReadWords(FoldedText text, string? field)
    {
        var synonyms = language.Vocabulary.Synonyms(text.Text);
        if (synonyms.Count > 0)
            return ClauseReading.Of(new AnyNode([.. synonyms.Select(s => ReadAlternative(s, field))]));

        var reading = new ClauseReading();
        var number = DocumentNumber().Match(text.Text);
        if (number.Success)
        {
            reading.Require(new CharactersNode(number.Value, field));
            reading.Widen(new CharactersNode(text.Text[number.Groups["core"].Index..(number.Index + number.Length)], field));
        }

        var articles = ArticleNumbers.In(text.Text).Where(article => !number.Success || article.End <= number.Index || article.Start >= number.Index + number.Length).ToList();
        foreach (var article in articles)
            reading.Require(new AnyNode([.. article.Forms.Select(form => new CharactersNode(form, field))]));

        var words = language.Words.Scan(text)
            .Where(w => !number.Success || w.Start < number.Index || w.Start >= number.Index + number.Length)
            .Where(w => !articles.Exists(article => w.Start < article.End && article.Start < w.Start + w.Text.Length)).ToList();
        foreach (var word in words)
            if (!(word.Chinese && word.Text.Length == 1))
                reading.Require(ReadWord(word, field));
        // Single characters are no words to search by, unless there is nothing else: then all of them, as they stand.
        if (reading.Required.Count == 0)
            reading.Require(new CharactersNode(text.Text, field));
        else if (words.Count > 1 && !number.Success)
            reading.Prefer(new CharactersNode(text.Text, field));
        return reading;
    }

    private QueryNode ReadWord(WordAt word, string? field)
    {
        var synonyms = language.Vocabulary.Synonyms(word.Text);
        return synonyms.Count > 0
            ? new AnyNode([.. synonyms.Select(s => ReadAlternative(s, field))])
            : ReadPlainWord(word, field);
    }

    // An unknown word may be cut differently in each text: only its characters are sure.
    private QueryNode ReadPlainWord(WordAt word, string? field) =>
        !word.Chinese || language.Segmenter.IsWord(word.Text)
            ? new WordNode(word.Text, word.Chinese, field)
            : new CharactersNode(word.Text, field);

    private QueryNode ReadAlternative(string synonym, string? field) =>
        language.Words.Scan(TextFolding.Fold(synonym)) is [var only] && only.Text.Length == synonym.Length
            ? ReadPlainWord(only, field)
            : new CharactersNode(synonym, field);

    [GeneratedRegex(@"[\u4E00-\u9FD5a-z]{0,24}(?<core>\([0-9]{4}\)第?[0-9]{1,6}(-[0-9]{1,4})?号?)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex DocumentNumber();
}
