using Disclosure.Search.Segmentation;

namespace Disclosure.Search.Correcting;

/// <summary>Finds the words of the dictionary that letters spell by sound: shipin is 食品. Bounded in steps; for one query.</summary>
internal sealed class PinyinWalk(WordDictionary words)
{
    private const int MaximumSteps = 1 << 19;

    private readonly Pronunciation _sounds = Pronunciation.Default;
    private readonly char[] _word = new char[WordList.MaximumLength];
    private HashSet<string> _found = [];
    private string _letters = "";
    private int _end;
    private int _steps;

    /// <summary>The words of two and more characters that [start, end) of a text spells from beginning to end.</summary>
    public IReadOnlyCollection<string> Over(string text, int start, int end)
    {
        _found = new HashSet<string>(StringComparer.Ordinal);
        (_letters, _end) = (text, end);
        Walk(WordDictionary.None, start, 0);
        return _found;
    }

    private void Walk(ulong node, int at, int length)
    {
        if (at == _end && length > 1 && WordDictionary.IsWord(node))
            _found.Add(new string(_word, 0, length));
        if (at == _end || length == _word.Length)
            return;
        for (var next = at + 1; next <= Math.Min(_end, at + Pronunciation.LongestSyllable); next++)
        {
            foreach (var character in _sounds.CharactersOf(_letters.AsSpan(at, next - at)))
            {
                if (_steps++ > MaximumSteps)
                    return;
                var child = length > 0 ? words.Step(node, character) : words.Enter(character);
                if (child == WordDictionary.None)
                    continue;
                _word[length] = character;
                Walk(child, next, length + 1);
            }
        }
    }
}
