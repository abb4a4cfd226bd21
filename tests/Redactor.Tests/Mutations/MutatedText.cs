using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Mutations;

/// <summary>A decision with values planted in it; the same for the same seed.</summary>
/// <param name="Text">The text.</param>
/// <param name="Before">The text before.</param>
/// <param name="Planted">What was planted.</param>
internal sealed record MutatedText(string Text, string Before, IReadOnlyList<MutatedText.Plant> Planted)
{
    private const int Most = 4;

    // Around a value without a label; it is set apart from letters and digits, or it would be another value.
    private static readonly (string Before, string After)[] Frames = [("，", "，"), ("（", "）"), ("\n", "\n"), ("、", "、"), ("：", "；"), ("\n序号\t", "\t合格\n"), ("“", "”"), ("，另记有", "，")];
    private static readonly (string Before, string After)[] InlineFrames = [.. Frames.Where(frame => !frame.Before.Contains('\n'))];
    private static readonly (string Before, string After)[] LabelFrames = [("，", "，"), ("（", "）"), ("\n", "\n"), ("。", "。"), ("\n", "\t")];

    public static MutatedText Of(ulong seed)
    {
        var random = new SeededRandom(seed);
        var before = random.Pick(BaseTexts.All);
        var gaps = Enumerable.Range(0, before.Length + 1).Where(at => at == 0 || at == before.Length || before[at - 1] is '。' or '\n' or '；').ToList();
        var text = before;
        var planted = new List<Plant>();
        // From the end, so that no plant falls into another.
        foreach (var at in Enumerable.Range(0, random.Next(1, Most + 1)).Select(_ => random.Pick(gaps)).OrderDescending().ToList())
        {
            var value = PlantedValue.Any(random);
            if (random.Next(3) == 0)
                value = value.Damaged(random);
            var disguise = random.Pick(Disguise.All);
            var label = random.Next(2) == 0 ? random.Pick(value.Labels) : string.Empty;
            // A number that ends its line and goes on in the next, between lines of other figures, is two numbers to any reader.
            var (open, close) = random.Pick(label.Length > 0 ? LabelFrames : disguise.Name is "line break" ? InlineFrames : Frames);
            text = text[..at] + open + label + disguise.Put(value.Text, random) + close + text[at..];
            planted.Add(new Plant(value, disguise, label));
        }

        return new MutatedText(text, before, planted);
    }

    /// <summary>A planted value.</summary>
    /// <param name="Value">The value.</param>
    /// <param name="Disguise">How it is written.</param>
    /// <param name="Label">What stands before it; empty when nothing does.</param>
    internal sealed record Plant(PlantedValue Value, Disguise Disguise, string Label)
    {
        /// <summary>
        /// Whether it must not survive: every value with a label, and every value that tells itself. A WeChat name in pieces is several words to
        /// any reader, so that its label announces the first of them alone.
        /// </summary>
        public bool MustVanish => (Label.Length > 0 || Value.TellsItself) && !(Value.Kind.StartsWith("wechat", StringComparison.Ordinal) && Disguise.Name is "groups");

        public override string ToString() => $"{Value.Kind} {(Label.Length > 0 ? "labelled" : "unlabelled")} {Disguise.Name}";
    }
}
