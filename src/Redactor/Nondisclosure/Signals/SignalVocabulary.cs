using System.Buffers;

namespace Disclosure.Redactor.Nondisclosure.Signals;

/// <summary>What a word of the policy is sought for.</summary>
internal enum WordUse
{
    /// <summary>A word of a ground; the place of its signal goes with it.</summary>
    Signal,

    /// <summary>A word of a ground that counts where the case is named; the place of its signal goes with it.</summary>
    TitleSignal,

    /// <summary>The name of a law on public order.</summary>
    PublicOrderLaw,

    /// <summary>A word beside a birth date.</summary>
    Birth,

    /// <summary>A word beside an age.</summary>
    Age,

    /// <summary>A word by which a party shows to be under age.</summary>
    PartySign,

    /// <summary>A word of a record.</summary>
    RecordMark,
}

/// <summary>All words of a policy, sought together. Built once.</summary>
internal sealed class SignalVocabulary
{
    private readonly (WordUse Use, int Signal)[][] _uses;
    private readonly (NondisclosureGround Ground, NondisclosureSignal Signal)[] _signals;
    private readonly SignalReading _reading;
    private readonly string[] _words;

    /// <summary>Takes the words of a policy.</summary>
    public SignalVocabulary(NondisclosurePolicy policy)
    {
        _reading = new SignalReading(policy.Reading);
        _signals = [.. policy.Grounds.OrderBy(ground => ground.Key).SelectMany(ground => ground.Value.Signals.Select(signal => (ground.Key, signal)))];
        var uses = new Dictionary<string, List<(WordUse, int)>>(StringComparer.Ordinal);
        for (var i = 0; i < _signals.Length; i++)
        {
            Add(_signals[i].Signal.Words, WordUse.Signal, i);
            Add(_signals[i].Signal.InTitle, WordUse.TitleSignal, i);
        }

        Deeds = SearchValues.Create([.. policy.Reading.Deeds, .. policy.Minors.BlockEnds], StringComparison.Ordinal);
        Add(policy.PublicOrder.Laws, WordUse.PublicOrderLaw, 0);
        Add(["出生", "日生", "月生", "生于"], WordUse.Birth, 0);
        Add(["岁", "年龄"], WordUse.Age, 0);
        Add(policy.Minors.PartySigns, WordUse.PartySign, 0);
        Add(policy.ProcessRecords.Marks, WordUse.RecordMark, 0);
        _words = [.. uses.Keys];
        _uses = [.. uses.Values.Select(of => of.ToArray())];
        Automaton = new WordAutomaton(_words);

        void Add(IReadOnlyList<string> words, WordUse use, int signal)
        {
            foreach (var word in words)
            {
                if (!uses.TryGetValue(word, out var known))
                    uses.Add(word, known = []);
                known.Add((use, signal));
            }
        }
    }

    /// <summary>Finds the words.</summary>
    public WordAutomaton Automaton { get; }

    /// <summary>Words that tell of something done: what stands behind one is no longer said of a party's person.</summary>
    public SearchValues<string> Deeds { get; }

    /// <summary>Tells facts from citations.</summary>
    public SignalReading Reading => _reading;

    /// <summary>A word by its number.</summary>
    public string Word(int number) => _words[number];

    /// <summary>Whether a word is sought for a use.</summary>
    public bool Has(int word, WordUse use)
    {
        foreach (var known in _uses[word])
        {
            if (known.Use == use)
                return true;
        }

        return false;
    }

    /// <summary>The words that raise each ground, each word once; null when none does.</summary>
    public Dictionary<NondisclosureGround, List<string>>? Raised(SignalScan scan)
    {
        Dictionary<NondisclosureGround, List<string>>? raised = null;
        foreach (var hit in scan.Hits)
        {
            foreach (var (use, number) in _uses[hit.Word])
            {
                if (use is not (WordUse.Signal or WordUse.TitleSignal))
                    continue;
                var (ground, signal) = _signals[number];
                var word = _words[hit.Word];
                List<string>? known = null;
                if (raised is not null && raised.TryGetValue(ground, out known) && known.Contains(word, StringComparer.Ordinal))
                    continue;
                if (!Raises(scan, hit, use, signal, word))
                    continue;
                raised ??= [];
                if (known is null)
                    raised.Add(ground, known = []);
                known.Add(word);
            }
        }

        return raised;
    }

    private bool Raises(SignalScan scan, WordHit hit, WordUse use, NondisclosureSignal signal, string word)
    {
        if (use is WordUse.TitleSignal && !_reading.IsTitle(scan, hit.Start, hit.End))
            return false;
        var from = Math.Max(0, hit.Start - signal.Window);
        var around = scan.Text[from..Math.Min(scan.Text.Length, hit.End + signal.Window)];
        if (use is WordUse.Signal && signal.Near.Count > 0 && !StandsNear(around, signal.Near) && !(signal.IsMark && scan.StandsAlone(hit.Start, hit.End)))
            return false;
        foreach (var phrase in signal.Unless)
        {
            if (Excuses(phrase, word, around, hit.Start - from))
                return false;
        }

        return signal.IsMark ? !scan.IsCited(hit.Start, hit.End) : _reading.IsFact(scan, hit.Start, hit.End);
    }

    private static bool StandsNear(ReadOnlySpan<char> around, IReadOnlyList<string> near)
    {
        foreach (var word in near)
        {
            if (around.Contains(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    // A phrase that holds the word excuses that very occurrence; any other phrase excuses what stands near it.
    private static bool Excuses(string phrase, string word, ReadOnlySpan<char> around, int at)
    {
        var excusesNear = !phrase.Contains(word, StringComparison.Ordinal);
        for (var found = around.IndexOf(phrase); found >= 0;)
        {
            if (excusesNear || (found <= at && at + word.Length <= found + phrase.Length))
                return true;
            var next = around[(found + 1)..].IndexOf(phrase);
            found = next < 0 ? -1 : found + 1 + next;
        }

        return false;
    }
}
