using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Nondisclosure.Signals;

/// <summary>A word found in a folded text.</summary>
/// <param name="Start">First UTF-16 code unit.</param>
/// <param name="End">End, exclusive.</param>
/// <param name="Word">Which word, as numbered by the automaton.</param>
internal readonly record struct WordHit(int Start, int End, int Word);

/// <summary>
/// Finds every occurrence of many words in one pass (Aho and Corasick, 1975): the time depends on the text and on what is found in it,
/// not on how many words there are. Safe for use by many threads.
/// </summary>
internal sealed class WordAutomaton
{
    private readonly int[] _afterRoot = new int[0x10000];
    private readonly int[] _first;
    private readonly char[] _labels;
    private readonly int[] _targets;
    private readonly int[] _fallback;

    /// <summary>The word that ends at a node, −1 for none; and the next node of its fallbacks where one ends, 0 for none.</summary>
    private readonly int[] _word;
    private readonly int[] _shorter;
    private readonly int[] _lengths;

    /// <summary>An automaton for folded words, numbered by their place; the empty word is never found.</summary>
    public WordAutomaton(IReadOnlyList<string> words)
    {
        var children = new List<SortedDictionary<char, int>> { new() };
        var ends = new List<int> { -1 };
        for (var word = 0; word < words.Count; word++)
        {
            var node = 0;
            foreach (var unit in words[word])
            {
                if (!children[node].TryGetValue(unit, out var next))
                {
                    next = children.Count;
                    children[node].Add(unit, next);
                    children.Add(new());
                    ends.Add(-1);
                }

                node = next;
            }

            ends[node] = node == 0 ? -1 : word;
        }

        _lengths = [.. words.Select(word => word.Length)];
        _word = [.. ends];
        _first = new int[children.Count + 1];
        for (var node = 0; node < children.Count; node++)
            _first[node + 1] = _first[node] + children[node].Count;
        _labels = [.. children.SelectMany(node => node.Keys)];
        _targets = [.. children.SelectMany(node => node.Values)];
        foreach (var (unit, node) in children[0])
            _afterRoot[unit] = node;
        _fallback = new int[children.Count];
        _shorter = new int[children.Count];
        Link(children);
    }

    /// <summary>Adds every occurrence of every word, in the order of their ends.</summary>
    public void Find(ReadOnlySpan<char> text, RentedList<WordHit> hits)
    {
        var node = 0;
        for (var i = 0; i < text.Length; i++)
        {
            node = node == 0 ? _afterRoot[text[i]] : Next(node, text[i]);
            for (var end = _word[node] >= 0 ? node : _shorter[node]; end != 0; end = _shorter[end])
                hits.Add(new WordHit(i + 1 - _lengths[_word[end]], i + 1, _word[end]));
        }
    }

    private int Next(int node, char unit)
    {
        for (; node != 0; node = _fallback[node])
        {
            var found = _labels.AsSpan(_first[node], _first[node + 1] - _first[node]).IndexOf(unit);
            if (found >= 0)
                return _targets[_first[node] + found];
        }

        return _afterRoot[unit];
    }

    // Breadth first, so that a fallback is ready before those that rest on it.
    private void Link(List<SortedDictionary<char, int>> children)
    {
        var queue = new Queue<int>(children[0].Values);
        while (queue.TryDequeue(out var node))
        {
            foreach (var (unit, child) in children[node])
            {
                _fallback[child] = Next(_fallback[node], unit);
                queue.Enqueue(child);
            }

            var fallback = _fallback[node];
            _shorter[node] = _word[fallback] >= 0 ? fallback : _shorter[fallback];
        }
    }
}
