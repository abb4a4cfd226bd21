namespace Disclosure.Redactor.Names.Tagging;

/// <summary>
/// The tagger's readings of one text taken together: where two readings overlap, the one that also stands elsewhere is the likelier, so that a
/// name has one length throughout the text. Rounds of expectation over the whole text, as in Dempster, Laird, Rubin 1977.
/// </summary>
internal sealed class NameReadings
{
    private const int Rounds = 3;
    private const float Alone = 0.5f;
    private const int Longest = 40;
    private readonly List<TaggedSpan> _spans;
    private readonly int[] _names;
    private readonly float[] _probabilities;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];
    private readonly float[] _best;

    /// <summary>Takes the tagger's spans, by their start.</summary>
    public NameReadings(string text, List<TaggedSpan> spans)
    {
        _spans = spans;
        _names = new int[spans.Count];
        _probabilities = new float[spans.Count];
        var numbers = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < spans.Count; i++)
        {
            var name = text.AsSpan(spans[i].Start, spans[i].End - spans[i].Start);
            if (!numbers.TryGetValue(name, out _names[i]))
            {
                numbers[name] = _names[i] = _texts.Count;
                _texts.Add(name.ToString());
            }

            _probabilities[i] = spans[i].Probability;
        }

        for (var round = 0; round < Rounds; round++)
        {
            Reconsider();
        }

        _best = new float[_texts.Count];
        for (var i = 0; i < _names.Length; i++)
        {
            _best[_names[i]] = Math.Max(_best[_names[i]], _probabilities[i]);
        }
    }

    /// <summary>Each stretch with the probability that it is a name, given the whole text.</summary>
    public IEnumerable<(string Name, int Start, float Probability)> All => _spans.Select((span, i) => (_texts[_names[i]], span.Start, _probabilities[i]));

    /// <summary>The highest probability with which a name was read anywhere; 0 when it was not.</summary>
    public float Best(string name) => _numbers.TryGetValue(name, out var number) ? _best[number] : 0;

    /// <summary>The probability that exactly this stretch is a name.</summary>
    public float At(int start, int end)
    {
        for (var i = FirstFrom(start); i < _spans.Count && _spans[i].Start == start; i++)
        {
            if (_spans[i].End == end)
            {
                return _probabilities[i];
            }
        }

        return 0;
    }

    /// <summary>The highest probability of another stretch that shares characters with this one; 0 when there is none.</summary>
    public float Rival(int start, int end)
    {
        var best = 0f;
        for (var i = FirstFrom(start - Longest); i < _spans.Count && _spans[i].Start < end; i++)
        {
            if (_spans[i].End > start && (_spans[i].Start != start || _spans[i].End != end))
            {
                best = Math.Max(best, _probabilities[i]);
            }
        }

        return best;
    }

    /// <summary>The likeliest name that begins at a place, with probability 0 when there is none.</summary>
    public TaggedSpan From(int start)
    {
        var best = new TaggedSpan(start, start, 0);
        for (var i = FirstFrom(start); i < _spans.Count && _spans[i].Start == start; i++)
        {
            best = _probabilities[i] > best.Probability ? _spans[i] with { Probability = _probabilities[i] } : best;
        }

        return best;
    }

    private int FirstFrom(int start)
    {
        var (low, high) = (0, _spans.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _spans[middle].Start < start ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private void Reconsider()
    {
        var expected = new float[_texts.Count];
        var unexpected = new float[_texts.Count];
        for (var i = 0; i < _names.Length; i++)
        {
            expected[_names[i]] += _probabilities[i];
            unexpected[_names[i]] += 1 - _probabilities[i];
        }

        var next = new float[_probabilities.Length];
        var first = 0;
        for (var i = 0; i < _spans.Count; i++)
        {
            while (_spans[first].Start < _spans[i].Start - Longest)
            {
                first++;
            }

            var (claimed, weighed) = (0f, 0f);
            for (var j = first; j < _spans.Count && _spans[j].Start < _spans[i].End; j++)
            {
                if (_spans[j].End > _spans[i].Start)
                {
                    claimed += _spans[j].Probability;
                    weighed += _spans[j].Probability * (expected[_names[j]] - _probabilities[j] + Alone);
                }
            }

            var own = _spans[i].Probability * (expected[_names[i]] - _probabilities[i] + Alone);
            var none = Math.Max(0.001f, 1 - claimed) * (unexpected[_names[i]] - (1 - _probabilities[i]) + Alone);
            next[i] = own / (weighed + none);
        }

        next.CopyTo(_probabilities, 0);
    }
}
