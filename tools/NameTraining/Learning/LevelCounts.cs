using Disclosure.NameTraining.Corpus;
using Disclosure.Redactor.Names.Tagging;
using Disclosure.Redactor.Text;

namespace Disclosure.NameTraining.Learning;

/// <summary>Counts how much more often each character begins a name, or stands inside one, than it stands elsewhere.</summary>
internal static class LevelCounts
{
    private const double Smoothing = 2e-5;
    private const int Fewest = 5;
    private const int Lowest = -3;

    /// <summary>Levels of all characters that stand often enough in the texts.</summary>
    public static List<(char Character, int Start, int Inside)> Of(IEnumerable<TrainingText> texts)
    {
        var starts = new long[char.MaxValue + 1];
        var insides = new long[char.MaxValue + 1];
        var others = new long[char.MaxValue + 1];
        foreach (var text in texts)
        {
            var position = 0;
            foreach (var mark in text.Marks)
            {
                Count(text.Text, position, mark.Start, others);
                if (mark.IsName)
                {
                    starts[text.Text[mark.Start]]++;
                    Count(text.Text, mark.Start + 1, mark.End, insides);
                }

                position = mark.End;
            }

            Count(text.Text, position, text.Text.Length, others);
        }

        double start = starts.Sum(), inside = insides.Sum(), other = others.Sum();
        var levels = new List<(char Character, int Start, int Inside)>();
        for (var i = 0; i <= char.MaxValue; i++)
        {
            if (HanText.IsHan((char)i) && starts[i] + insides[i] + others[i] >= Fewest)
            {
                levels.Add(((char)i, Level(starts[i] / start, others[i] / other), Level(insides[i] / inside, others[i] / other)));
            }
        }

        return levels;
    }

    private static int Level(double inNames, double elsewhere) =>
        Math.Clamp((int)Math.Floor(Math.Log2((inNames + Smoothing) / (elsewhere + Smoothing))) - Lowest, 0, CharacterLevels.Count - 1);

    private static void Count(string text, int start, int end, long[] counts)
    {
        for (var i = start; i < end; i++)
        {
            counts[text[i]]++;
        }
    }
}
