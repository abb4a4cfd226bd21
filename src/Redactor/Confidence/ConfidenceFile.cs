using System.Text.Encodings.Web;
using System.Text.Json;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Policy;

namespace Disclosure.Redactor.Confidence;

/// <summary>What was measured.</summary>
/// <param name="Mentions">Of mentions of people.</param>
/// <param name="Kinds">Of everything else, by kind.</param>
internal sealed record ConfidenceFigures(MentionWeights Mentions, IReadOnlyDictionary<string, KindFigures> Kinds);

/// <summary>Reads and writes the measured figures, <c>config/confidence.json</c>. A command makes the file; nobody writes it by hand.</summary>
internal static class ConfidenceFile
{
    /// <summary>Where <c>config</c> holds it.</summary>
    public const string FileName = "confidence.json";

    private const int MostClasses = 500;
    private const int LongestName = 60;
    private const double LargestWeight = 50;
    private const double LargestSum = 1000;
    private const int MostPoints = 200;
    private const int MostCounted = 10_000_000;

    private static readonly JsonWriterOptions Layout = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads the figures; null, with every error added, when they are not valid.</summary>
    public static FindingConfidence? Read(Func<string, Stream> open, ICollection<string> errors)
    {
        var found = new List<string>();
        FindingConfidence? confidence = null;
        try
        {
            using var stream = open(FileName);
            if (ConfigurationObject.Open(stream, FileName, found) is { } file)
            {
                var figures = new ConfidenceFigures(Mentions(file.Object("mentions")), Kinds(file));
                file.Close();
                confidence = found.Count == 0 ? new FindingConfidence(figures) : null;
            }
        }
        catch (IOException)
        {
            found.Add($"{FileName}: cannot be opened.");
        }

        found.ForEach(errors.Add);
        return confidence;
    }

    /// <summary>Writes figures, in an order of their own: the same figures make the same file.</summary>
    public static void Write(Stream stream, ConfidenceFigures figures)
    {
        using var json = new Utf8JsonWriter(stream, Layout);
        json.WriteStartObject();
        json.WriteStartObject("mentions");
        foreach (var ((name, _), weight) in MentionWeights.Names.Zip(figures.Mentions.Weights))
        {
            json.WriteNumber(name, Rounded(weight));
        }

        json.WriteStartArray("curve");
        foreach (var (sum, probability) in figures.Mentions.Curve)
        {
            json.WriteStartObject();
            json.WriteNumber("sum", Rounded(sum));
            json.WriteNumber("probability", Rounded(probability));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartArray("kinds");
        foreach (var (kind, of) in figures.Kinds.OrderBy(kind => kind.Key, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("kind", kind);
            Write(json, of.Counts);
            json.WriteStartArray("classes");
            foreach (var (known, counts) in of.Classes.OrderBy(known => known.Key.ToString(), StringComparer.Ordinal))
            {
                json.WriteStartObject();
                json.WriteString("rule", known.Rule);
                if (known.Pattern.Length > 0)
                {
                    json.WriteString("pattern", known.Pattern);
                }

                json.WriteBoolean("labelled", known.IsLabelled);
                json.WriteString("check", known.Check.ToString());
                Write(json, counts);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static double Rounded(double value) => Math.Round(value, 4);

    private static void Write(Utf8JsonWriter json, RightShare counts)
    {
        json.WriteNumber("right", counts.Right);
        json.WriteNumber("found", counts.Found);
    }

    private static MentionWeights Mentions(ConfigurationObject entry)
    {
        var weights = MentionWeights.Names
            .Select(sign => entry.Number(sign.Name, sign.Direction > 0 ? 0 : -LargestWeight, sign.Direction < 0 ? 0 : LargestWeight)).ToList();
        var curve = new List<(double Sum, double Probability)>();
        foreach (var point in entry.Objects("curve", MostPoints))
        {
            var next = (Sum: point.Number("sum", -LargestSum, LargestSum), Probability: point.Number("probability", 0, 1));
            if (curve.Count > 0 && (next.Sum <= curve[^1].Sum || next.Probability < curve[^1].Probability))
            {
                point.Fail("must not fall behind the one before");
            }

            curve.Add(next);
            point.Close();
        }

        if (curve.Count == 0)
        {
            entry.Fail("curve", "at least one point is required");
        }

        entry.Close();
        return new MentionWeights { Weights = weights, Curve = curve };
    }

    private static Dictionary<string, KindFigures> Kinds(ConfigurationObject file)
    {
        var kinds = new Dictionary<string, KindFigures>(StringComparer.Ordinal);
        foreach (var entry in file.Objects("kinds", MostClasses))
        {
            var kind = entry.Text("kind", LongestName);
            if (kind.Length > 0 && !FindingKinds.All.Contains(kind, StringComparer.Ordinal))
            {
                entry.Fail("kind", "is not a kind of finding");
            }

            var classes = new Dictionary<FindingClass, RightShare>();
            var counts = Counts(entry);
            foreach (var item in entry.Objects("classes", MostClasses))
            {
                if (!classes.TryAdd(Class(item, kind), Counts(item)))
                {
                    item.Fail("stands twice");
                }

                item.Close();
            }

            if (!kinds.TryAdd(kind, new KindFigures(counts, classes)))
            {
                entry.Fail("kind", "stands twice");
            }

            entry.Close();
        }

        return kinds;
    }

    private static FindingClass Class(ConfigurationObject item, string kind)
    {
        var check = item.Text("check", LongestName);
        if (!Enum.TryParse<CheckDigit>(check, out var known) || !Enum.IsDefined(known))
        {
            item.Fail("check", "None, Right or Wrong is required");
        }

        return new FindingClass(kind, item.Text("rule", LongestName), item.OptionalText("pattern", LongestName) ?? string.Empty, item.Flag("labelled"), known);
    }

    private static RightShare Counts(ConfigurationObject entry)
    {
        var counts = new RightShare((int)entry.Number("right", 0, MostCounted), (int)entry.Number("found", 0, MostCounted));
        if (counts.Right > counts.Found)
        {
            entry.Fail("right", "must not be above found");
        }

        return counts;
    }
}
