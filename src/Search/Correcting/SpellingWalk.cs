using Disclosure.Search.Segmentation;

namespace Disclosure.Search.Correcting;

/// <summary>
/// Finds the words of the dictionary that a run of ideographs nearly is: by walking the dictionary with the run and, at each character, also with those
/// that sound or look like it; or with one character wrong, missing, too many, or two out of order. Bounded in steps; for one query.
/// </summary>
internal sealed class SpellingWalk(WordDictionary words, SearchVocabulary vocabulary)
{
    // A step takes some nanoseconds; to look at all that can follow takes as long as so many.
    private const int MaximumSteps = 1 << 20;
    private const int StepsToLookAtAll = 1 << 12;
    private const int MaximumFound = 1 << 13;

    private const int SameSound = 1;
    private const int NearSound = 2;
    private const int LooksAlike = 2;
    private const int OutOfOrder = 3;
    private const int OtherCharacter = 4;
    private const int MaximumSoundCost = 3;

    private readonly Pronunciation _sounds = Pronunciation.Default;
    private readonly Dictionary<(int, int, string), Misspelling> _found = [];
    private readonly char[] _word = new char[WordList.MaximumLength];
    private string _text = "";
    private int _start;
    private int _end;
    private int _steps;

    /// <summary>The misspellings of words of two and more characters in [start, end) of a text, a run of ideographs; each with its likeliest mistake.</summary>
    public IReadOnlyCollection<Misspelling> Over(string text, int start, int end)
    {
        _found.Clear();
        (_text, _end) = (text, end);
        for (_start = start; _start + 1 < end; _start++)
            Walk(WordDictionary.None, _start, 0, Mistake.None);
        return _found.Values;
    }

    // At length 0 the node is that of no word yet.
    private void Walk(ulong node, int at, int length, Mistake mistake)
    {
        if (length > 1 && at - _start > 1 && mistake.Cost > 0 && WordDictionary.IsWord(node) && mistake.IsLikelyIn(length))
            Keep(at, length, mistake);
        if (length == _word.Length || at - _start > 62 || _steps > MaximumSteps || _found.Count > MaximumFound)
            return;
        if (mistake.Cost == 0 && length > 0)
            Edit(node, at, length);
        if (at == _end)
            return;
        Step(node, _text[at], at + 1, length, mistake);
        if (mistake.IsEdit)
            return;
        Sound(node, at, length, mistake);
        if (mistake.Cost + LooksAlike <= MaximumSoundCost)
            foreach (var meant in vocabulary.Confusable(_text[at]))
                if (meant != _text[at])
                    Step(node, meant, at + 1, length, mistake.Sound(at - _start, LooksAlike));
        if (mistake.Cost == 0 && at + 1 < _end && _text[at] != _text[at + 1] && length + 2 <= _word.Length)
            Swap(node, at, length);
    }

    private void Sound(ulong node, int at, int length, Mistake mistake)
    {
        var typed = _text[at];
        foreach (var syllable in _sounds.SyllablesOf(typed))
        {
            foreach (var near in _sounds.NearTo(syllable))
            {
                var cost = string.Equals(near, syllable, StringComparison.Ordinal) ? SameSound : NearSound;
                if (mistake.Cost + cost > MaximumSoundCost)
                    continue;
                foreach (var meant in _sounds.CharactersOf(near))
                    if (meant != typed)
                        Step(node, meant, at + 1, length, mistake.Sound(at - _start, cost));
            }
        }
    }

    private void Swap(ulong node, int at, int length)
    {
        var first = Next(node, length, _text[at + 1]);
        if (first == WordDictionary.None || words.Step(first, _text[at]) is not (var second and not WordDictionary.None))
            return;
        (_word[length], _word[length + 1]) = (_text[at + 1], _text[at]);
        Walk(second, at + 2, length + 2, Mistake.Edit(3UL << (at - _start), OutOfOrder));
    }

    // After the first character, so that not all words of the dictionary come into question.
    private void Edit(ulong node, int at, int length)
    {
        var typed = at < _end ? _text[at] : '\0';
        var mark = 1UL << (at - _start);
        // One too many: within a word, or at its end if it was typed twice.
        if (at + 1 < _end)
            Step(node, _text[at + 1], at + 2, length, Mistake.Edit(mark, OtherCharacter));
        if (at < _end && typed == _text[at - 1])
            Walk(node, at + 1, length, Mistake.Edit(mark, OtherCharacter));
        if (node >> 32 == 0)
            return;
        _steps += StepsToLookAtAll;
        for (var meant = '\u4E00'; meant <= '\u9FA5'; meant++)
        {
            var child = words.Step(node, meant);
            if (child == WordDictionary.None || meant == typed)
                continue;
            _word[length] = meant;
            Walk(child, at, length + 1, Mistake.Edit(0, OtherCharacter, missing: at - _start));
            if (at < _end)
                Walk(child, at + 1, length + 1, Mistake.Edit(mark, OtherCharacter));
        }
    }

    private void Step(ulong node, char meant, int at, int length, Mistake mistake)
    {
        _steps++;
        var child = Next(node, length, meant);
        if (child == WordDictionary.None)
            return;
        _word[length] = meant;
        Walk(child, at, length + 1, mistake);
    }

    private ulong Next(ulong node, int length, char character) => length > 0 ? words.Step(node, character)
        : words.Code(character) == 0 ? WordDictionary.None : words.Enter(character);

    private void Keep(int at, int length, Mistake mistake)
    {
        var key = (_start, at, new string(_word, 0, length));
        if (!_found.TryGetValue(key, out var known) || known.Mistake.Cost > mistake.Cost)
            _found[key] = new Misspelling(_start, at, key.Item3, mistake);
    }
}
