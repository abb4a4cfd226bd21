using System.Runtime.InteropServices;
using Disclosure.NameTraining.Corpus;
using Disclosure.Redactor.Names.Tagging;

namespace Disclosure.NameTraining.Learning;

/// <summary>The observations worth a weight: seen in enough texts of different origin, and not spelling parts of names.</summary>
internal sealed class ObservationTable
{
    private const double MostInsideNames = 0.3;
    private const double MostWholeNames = 0.02;
    private const ulong OfTriple = (ulong)(Observation.Triple + 1);
    private const int KindBits = 58;
    private readonly Dictionary<ulong, int> _rows = [];

    private ObservationTable()
    {
    }

    /// <summary>The keys, by their number.</summary>
    public List<ulong> Keys { get; } = [];

    /// <summary>Where the weights of a key begin, by its number.</summary>
    public List<int> Offsets { get; } = [];

    /// <summary>Number of weights in all.</summary>
    public int Weights { get; private set; }

    /// <summary>Counts the observations of all texts.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="reading">Reads them.</param>
    /// <param name="levels">Classes of characters.</param>
    /// <param name="fewest">An observation of fewer origins than this is left out.</param>
    public static ObservationTable Count(IReadOnlyList<TrainingText> texts, TextReading reading, CharacterLevels levels, int fewest)
    {
        var seen = new Dictionary<ulong, Sightings>();
        var keys = new ulong[Observations.Count];
        foreach (var training in texts)
        {
            using var text = reading.Fold(training.Text);
            using var observed = reading.Observe(text, levels);
            var allowed = TextReading.Allowed(training, text);
            for (var position = 0; position < observed.Length; position++)
            {
                Read(observed, position, keys);
                var insideTwo = IsInside(allowed, position, 2);
                var insideThree = insideTwo && IsInside(allowed, position, 3);
                foreach (var key in keys)
                {
                    if (key == 0)
                    {
                        continue;
                    }

                    ref var sightings = ref CollectionsMarshal.GetValueRefOrAddDefault(seen, key, out _);
                    sightings.Origins += sightings.LastOrigin == training.Source + 1 ? 0 : 1;
                    sightings.LastOrigin = training.Source + 1;
                    sightings.All++;
                    sightings.InsideNames += (key >> KindBits == OfTriple ? insideThree : insideTwo) ? 1 : 0;
                }
            }
        }

        var table = new ObservationTable();
        foreach (var (key, sightings) in seen)
        {
            if (sightings.Origins >= fewest && !(sightings.InsideNames > MostInside(key) * sightings.All))
            {
                table.Add(key);
            }
        }

        return table;
    }

    /// <summary>A text by the numbers of its observations.</summary>
    public LearnedText Read(TrainingText training, TextReading reading, CharacterLevels levels)
    {
        using var text = reading.Fold(training.Text);
        using var observed = reading.Observe(text, levels);
        var rows = new int[observed.Length * Observations.Count];
        var keys = new ulong[Observations.Count];
        for (var position = 0; position < observed.Length; position++)
        {
            Read(observed, position, keys);
            for (var kind = 0; kind < keys.Length; kind++)
            {
                rows[(position * Observations.Count) + kind] = keys[kind] != 0 && _rows.TryGetValue(keys[kind], out var row) ? row : -1;
            }
        }

        return new LearnedText(rows, TextReading.Allowed(training, text));
    }

    // What is seen at one place; the reader tells of several at once.
    private static void Read(ObservationReader observed, int position, Span<ulong> keys)
    {
        Span<ulong> several = stackalloc ulong[Observations.Count * ObservationReader.Places];
        observed.Read(position, several, ObservationReader.Places);
        for (var kind = 0; kind < keys.Length; kind++)
        {
            keys[kind] = several[kind * ObservationReader.Places];
        }
    }

    private void Add(ulong key)
    {
        _rows.Add(key, Keys.Count);
        Keys.Add(key);
        Offsets.Add(Weights);
        Weights += Observations.Width(NameModel.KindOf(key)) * NameLabel.Count;
    }

    // These hold two characters and more as they stand; three may be a whole name.
    private static double MostInside(ulong key) => (Observation)NameModel.KindOf(key) switch
    {
        Observation.Triple => MostWholeNames,
        Observation.Pair or Observation.SkippedPair or Observation.PairBeforeClasses => MostInsideNames,
        _ => 1,
    };

    private static bool IsInside(byte[] allowed, int position, int length)
    {
        const int outside = 1 << NameLabel.Outside;
        const int begin = 1 << NameLabel.Begin;
        for (var i = position; i < position + length; i++)
        {
            if (i >= allowed.Length || allowed[i] == outside || (i > position && allowed[i] == begin))
            {
                return false;
            }
        }

        return true;
    }

    private struct Sightings
    {
        public int Origins;
        public int LastOrigin;
        public int All;
        public int InsideNames;
    }
}
