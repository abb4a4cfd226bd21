using Disclosure.NameTraining.Learning;
using Disclosure.Redactor.Names.Tagging;
using Disclosure.TestKit;

namespace Disclosure.NameTraining.Tests;

/// <summary>What is seen and what it lends, eight places at once, against one place after the other and plain sums.</summary>
public sealed class FieldScoresTests
{
    private const string Served = "当事人：禹成林（身份证号 5301…），驾驶员 郝桂芝、茅一鸣，收货人为滕子昂。\n经查，禹成林于2024年5月6日将货物交给昆明市西山区某公司的庾信芳，依据《食品安全法》第一百二十四条，A·B处罚款3000元。\n\t申屠安|仲孙白";
    private static readonly TextReading Reading = new(Path.Combine(RepositoryRoot.Path, "config"));

    [Fact]
    public void Read_AnyPlace_SeesTheSameWhicheverOfTheEightItIs()
    {
        using var text = Reading.Fold(Served);
        using var reader = Reading.Observe(text, Levels());
        var (keys, others) = (new ulong[Observations.Count * ObservationReader.Places], new ulong[Observations.Count * ObservationReader.Places]);
        for (var position = 0; position < reader.Length; position++)
        {
            reader.Read(position, keys, ObservationReader.Places);
            for (var before = 1; before < ObservationReader.Places && before <= position; before++)
            {
                reader.Read(position - before, others, ObservationReader.Places);
                for (var kind = 0; kind < Observations.Count; kind++)
                {
                    Assert.Equal(keys[kind * ObservationReader.Places], others[(kind * ObservationReader.Places) + before]);
                }
            }

            Assert.All(Enumerable.Range(0, Observations.Count), kind => Assert.All(
                Enumerable.Range(0, ObservationReader.Places).Where(place => position + place >= reader.Length), place => Assert.Equal(0UL, keys[(kind * ObservationReader.Places) + place])));
        }
    }

    [Fact]
    public void Write_TextsOfAnyLength_AddsWhatPlainSumsAdd()
    {
        var random = new SeededRandom(5);
        foreach (var length in (int[])[1, 7, 8, 9, 27, 28, 29, 31, 32, 33, 60, 64, 65, 100, 1000])
        {
            using var text = Reading.Fold(string.Concat(Enumerable.Repeat(Served, 1 + (length / Served.Length)))[..length]);
            using var reader = Reading.Observe(text, Levels());
            var seen = Seen(reader);
            var weights = seen.SelectMany(keys => keys).Where(key => key != 0 && random.Next(3) != 0).Distinct()
                .ToDictionary(key => key, key => Enumerable.Range(0, Observations.Width(NameModel.KindOf(key)) * NameLabel.Count).Select(_ => (random.Next(255) - 127) / 64f).ToArray());
            var model = Written(weights);
            var scores = new float[reader.Length * NameLabel.Count];

            FieldScores.Write(reader, model.Weights, scores);

            Assert.Equal(Plain(seen, weights), scores);
        }
    }

    private static CharacterLevels Levels() => new([('禹', 7, 1), ('成', 1, 5), ('林', 5, 6), ('郝', 7, 0), ('桂', 1, 6), ('人', 0, 1), ('货', 0, 0), ('市', 0, 2)]);

    private static List<ulong[]> Seen(ObservationReader reader)
    {
        var seen = new List<ulong[]>();
        var eight = new ulong[Observations.Count * ObservationReader.Places];
        for (var position = 0; position < reader.Length; position++)
        {
            reader.Read(position, eight, ObservationReader.Places);
            seen.Add([.. Enumerable.Range(0, Observations.Count).Select(kind => eight[kind * ObservationReader.Places])]);
        }

        return seen;
    }

    private static NameModel Written(Dictionary<ulong, float[]> weights)
    {
        using var file = new MemoryStream();
        NameModel.Write(file, [], new float[NameLabel.Steps.Length], weights.Select(entry => (entry.Key, entry.Value)));
        var errors = new List<string>();
        var model = NameModel.Read(_ => new MemoryStream(file.ToArray()), errors);
        Assert.Empty(errors);
        return model!;
    }

    // In the order of the sorts at each place, then of the places: sums of single precision depend on it.
    private static float[] Plain(List<ulong[]> seen, Dictionary<ulong, float[]> weights)
    {
        const int before = ScoreShape.Before;
        const int places = before + ScoreShape.Behind + 1;
        var windows = seen.Select(keys =>
        {
            var window = new float[places * NameLabel.Count];
            foreach (var (key, kind) in keys.Select((key, kind) => (key, kind)).Where(one => weights.ContainsKey(one.key)))
            {
                var scale = Math.Max(weights[key].Max(Math.Abs), 1e-6f) / sbyte.MaxValue;
                for (var i = 0; i < weights[key].Length; i++)
                {
                    window[((Observations.First(kind) + before) * NameLabel.Count) + i] += (sbyte)MathF.Round(weights[key][i] / scale) * scale;
                }
            }

            return window;
        }).ToList();
        return
        [
            .. Enumerable.Range(0, seen.Count * NameLabel.Count).Select(at => Enumerable.Range(-before, places)
                .Select(offset => (Place: (at / NameLabel.Count) - offset, Offset: offset))
                .Where(from => from.Place >= 0 && from.Place < seen.Count)
                .Aggregate(0f, (sum, from) => sum + windows[from.Place][((from.Offset + before) * NameLabel.Count) + (at % NameLabel.Count)])),
        ];
    }
}
