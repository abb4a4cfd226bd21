using Disclosure.NameTraining.Corpus;
using Disclosure.Redactor.Detectors;
using Disclosure.Redactor.Names.Tagging;
using Disclosure.Redactor.Text;

namespace Disclosure.NameTraining.Learning;

/// <summary>Reads training texts as the product reads texts: folded, without blanks, with the same lists of words.</summary>
internal sealed class TextReading
{
    private readonly NameLexicon _lexicon;
    private readonly ContextWords _contexts;
    private readonly OrganisationDetector _organisations;

    /// <summary>Reads the product's lists.</summary>
    /// <exception cref="InvalidDataException">A list is missing or wrong; all errors are told.</exception>
    public TextReading(string config)
    {
        var errors = new List<string>();
        var lexicon = NameLexicon.Read(Open, errors);
        var words = DetectorWords.Read(Open, errors);
        if (lexicon is null || words is null)
        {
            throw new InvalidDataException(string.Join(Environment.NewLine, errors));
        }

        (_lexicon, _contexts, _organisations) = (lexicon, words.Contexts, new OrganisationDetector(lexicon));
        FileStream Open(string name) => File.OpenRead(Path.Combine(config, name));
    }

    /// <summary>The lists.</summary>
    public NameLexicon Lexicon => _lexicon;

    /// <summary>Folds a text; the caller disposes it.</summary>
    public ScannedText Fold(string text) => ScannedText.Of(text, _contexts);

    /// <summary>Names of organisations in the compact shadow.</summary>
    public IReadOnlyList<(int Start, int End)> Organisations(ScannedText text) => _organisations.Spans(text);

    /// <summary>Opens the observations of a text; the caller disposes them.</summary>
    public ObservationReader Observe(ScannedText text, CharacterLevels levels) => new(text, _lexicon, levels, _organisations.Spans(text));

    /// <summary>The labels that may stand at each place of the compact shadow, one bit for each.</summary>
    public static byte[] Allowed(TrainingText training, ScannedText text)
    {
        const byte all = (1 << NameLabel.Count) - 1;
        var allowed = new byte[text.Compact.Length];
        Array.Fill(allowed, (byte)(1 << NameLabel.Outside));
        foreach (var mark in training.Marks)
        {
            var start = text.Compact.IndexOf(mark.Start);
            var end = text.Compact.IndexOf(mark.End);
            if (!mark.IsName || end - start < 2)
            {
                allowed.AsSpan(start, Math.Max(0, end - start)).Fill(all);
                continue;
            }

            allowed.AsSpan(start, end - start).Fill(1 << NameLabel.Middle);
            allowed[start] = 1 << NameLabel.Begin;
            allowed[end - 1] = 1 << NameLabel.End;
        }

        return allowed;
    }
}
