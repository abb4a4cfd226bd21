using Disclosure.NameTraining.Corpus;
using Disclosure.Redactor.Names.Tagging;

namespace Disclosure.NameTraining.Learning;

/// <summary>Makes a model from texts.</summary>
internal sealed class ModelMaker(TextReading reading, SeededChoice choice, TextWriter log)
{
    private const int FewestOrigins = 7;
    private const int Passes = 7;
    private const int Averaged = 4;
    private const float Pruned = 0.1f;

    /// <summary>Learns from texts and writes the model.</summary>
    public void Make(IReadOnlyList<TrainingText> texts, string path)
    {
        var counted = LevelCounts.Of(texts);
        var levels = new CharacterLevels(counted);
        var table = ObservationTable.Count(texts, reading, levels, FewestOrigins);
        log.WriteLine($"{texts.Count} texts, {texts.Sum(text => (long)text.Text.Length)} characters, {texts.Sum(text => text.Marks.Count(mark => mark.IsName))} names, {table.Keys.Count} observations, {table.Weights} weights");
        var learned = texts.Select(text => table.Read(text, reading, levels)).ToArray();
        var trainer = new FieldTrainer(table);
        for (var pass = 0; pass < Passes; pass++)
        {
            log.WriteLine($"pass {pass + 1}: {trainer.Pass(learned, choice, pass < Passes - Averaged ? 1f : 0.5f):0.00000}");
            if (pass >= Passes - Averaged)
            {
                trainer.Sum();
            }
        }

        var kept = Enumerable.Range(0, table.Keys.Count).Select(row => (Key: table.Keys[row], Weights: trainer.WeightsOf(row))).Where(entry => entry.Weights.Max(Math.Abs) >= Pruned).ToList();
        using var file = File.Create(path);
        NameModel.Write(file, counted, trainer.Steps, kept);
        log.WriteLine($"{path}: {kept.Count} observations, {file.Length} bytes");
    }
}
