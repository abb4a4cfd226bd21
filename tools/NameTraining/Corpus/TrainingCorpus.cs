using Disclosure.NameTraining.Grammar;
using Disclosure.NameTraining.Names;
using Disclosure.TestKit.Gold;

namespace Disclosure.NameTraining.Corpus;

/// <summary>All texts to learn from: variants of labelled texts, and fillings of the grammar.</summary>
internal sealed class TrainingCorpus(string config, string data, NameMaker names, SeededChoice choice)
{
    private const int SentencesTogether = 12;

    /// <summary>Makes the texts.</summary>
    /// <param name="gold">Folder of labelled texts.</param>
    /// <param name="heldOut">First letters of labelled texts left out.</param>
    /// <param name="size">Variants of each.</param>
    public List<TrainingText> Make(string gold, string heldOut, int size)
    {
        var texts = new List<TrainingText>();
        var source = 0;
        var labelled = new LabelledTexts(names, choice);
        foreach (var text in GoldText.ReadFolder(gold).Where(text => !heldOut.Contains(text.Name[0], StringComparison.Ordinal)).Concat(GoldText.ReadFolder(Path.Combine(data, "Labelled"))))
        {
            for (var i = 0; i < size; i++)
            {
                texts.Add(labelled.Vary(text, source));
            }

            source++;
        }

        var grammar = Path.Combine(data, "Grammar");
        var files = Directory.GetFiles(grammar, "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        var sentences = files.Where(file => !IsDocuments(file)).SelectMany(TemplateReader.ReadFile).ToList();
        var filler = new TemplateFiller(choice, names, Values(), sentences);
        foreach (var template in files.Where(IsDocuments).SelectMany(TemplateReader.ReadFile))
        {
            for (var i = 0; i < size * 3 / 2; i++)
            {
                texts.Add(filler.Fill(template, source));
            }

            source++;
        }

        for (var i = 0; i < sentences.Count * size / SentencesTogether; i++)
        {
            texts.Add(filler.FillSentences(SentencesTogether, source + (i % Math.Max(1, sentences.Count / SentencesTogether))));
        }

        return texts;
    }

    private SlotValues Values()
    {
        var places = WordFile.Read(Path.Combine(config, "names/places.txt"));
        var words = WordFile.Read(Path.Combine(config, "names/words.txt")).Where(word => word.Length == 2).ToArray();
        var made = Enumerable.Range(0, 3000).Select(_ => choice.Chance(0.5) ? choice.Of(words) : string.Concat(choice.Of(words)[choice.Next(2)], choice.Of(words)[choice.Next(2)])).ToArray();
        return new SlotValues(choice, names, places, made);
    }

    private static bool IsDocuments(string file) => Path.GetFileName(file).StartsWith("documents", StringComparison.Ordinal);
}
