using Disclosure.NameTraining.Names;
using Disclosure.TestKit.Gold;

namespace Disclosure.NameTraining.Corpus;

/// <summary>Labelled texts with their people replaced by others, the same person by the same, so that wording is learned and nobody's name.</summary>
internal sealed class LabelledTexts(NameMaker names, SeededChoice choice)
{
    private const double Replaced = 0.85;

    /// <summary>One variant of a text.</summary>
    public TrainingText Vary(GoldText gold, int source)
    {
        ArgumentNullException.ThrowIfNull(gold);
        var replacements = Replacements(gold);
        var built = new TextBuilder();
        var position = 0;
        foreach (var mark in gold.Marks.Where(mark => mark.Kind is "person" or "legal_representative").OrderBy(mark => mark.Start))
        {
            if (mark.Start < position)
            {
                continue;
            }

            built.Add(gold.Text.AsSpan(position, mark.Start - position));
            var text = gold.Text[mark.Start..mark.End];
            if (mark.Demand == GoldDemand.Free)
            {
                built.AddUnknown(text);
            }
            else
            {
                built.AddName(replacements.TryGetValue(Plain(text), out var other) ? Dressed(text, other) : text);
            }

            position = mark.End;
        }

        built.Add(gold.Text.AsSpan(position));
        return built.Build(source);
    }

    private Dictionary<string, string> Replacements(GoldText gold)
    {
        var people = gold.Marks.Where(mark => mark.Kind is "person" or "legal_representative" && mark.Demand != GoldDemand.Free)
            .Select(mark => Plain(gold.Text[mark.Start..mark.End])).Distinct(StringComparer.Ordinal).OrderByDescending(name => name.Length).ToList();
        var replacements = new Dictionary<string, string>(StringComparer.Ordinal);
        var shortened = new Dictionary<string, GeneratedName>(StringComparer.Ordinal);
        foreach (var name in people.Where(name => name.Length >= 2 && choice.Chance(Replaced)))
        {
            var whole = shortened.Keys.FirstOrDefault(longer => longer.Contains(name, StringComparison.Ordinal));
            if (whole is not null)
            {
                if (shortened[whole].Given.Length >= 2)
                {
                    replacements[name] = shortened[whole].Given;
                }

                continue;
            }

            // Letters stay letters: 英文名 and the like announce them.
            var latin = char.IsAsciiLetter(name[0]);
            var made = latin ? names.Make("latin") : names.Make();
            made = !latin && made.Group is "latin" ? names.Make("han") : made;
            shortened.Add(name, made);
            replacements.Add(name, made.Text);
        }

        return replacements;
    }

    private static string Plain(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));

    // Blanks and line breaks of the old name go into the new one.
    private static string Dressed(string old, string name)
    {
        var at = old.AsSpan().IndexOfAny(" \u3000\n\t");
        return at > 0 && at < name.Length && char.IsBetween(name[0], '\u3400', '\u9fff') ? name.Insert(at, old[at..(at + old[at..].TakeWhile(char.IsWhiteSpace).Count())]) : name;
    }
}
