using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Disclosure.TestKit.Gold;

/// <summary>
/// A text labelled by reading. Two forms are read: values marked in the text itself, <c>{value|kind}</c>, a question mark behind the kind
/// where either will do; or a plain <c>X.txt</c> beside an <c>X.json</c> with a list of <c>{start,end,kind,optional?}</c>, offsets in
/// Unicode code points, end exclusive.
/// </summary>
public sealed partial record GoldText(string Name, string Text, IReadOnlyList<GoldMark> Marks)
{
    /// <summary>Kinds that stay; all others are hidden.</summary>
    private static readonly string[] Kept =
        ["legal_representative", "organisation", "law", "document_number", "credit_code", "amount", "premises", "public_phone"];

    /// <summary>Kinds of the second form under other names, and those that may be either.</summary>
    private static readonly Dictionary<string, string> OtherNames = new(StringComparer.Ordinal)
    {
        ["id"] = "citizen_id",
        ["account"] = "bank_account",
        ["certificate"] = "property_certificate",
        ["org"] = "organisation",
        ["doc_number"] = "document_number",
        ["birth"] = "?",
        ["masked"] = "?",
    };

    /// <summary>Every text of a folder and of the folders in it, by name.</summary>
    public static IReadOnlyList<GoldText> ReadFolder(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => Read(file, Path.GetRelativePath(folder, file)))];

    /// <summary>A text whose values are marked in it.</summary>
    public static GoldText Parse(string name, string marked)
    {
        ArgumentNullException.ThrowIfNull(marked);
        var text = new StringBuilder(marked.Length);
        var marks = new List<GoldMark>();
        var at = 0;
        foreach (Match match in Marked().Matches(marked))
        {
            text.Append(marked, at, match.Index - at);
            var start = text.Length;
            text.Append(match.Groups["text"].ValueSpan);
            var kind = match.Groups["kind"].Value;
            marks.Add(new GoldMark(start, text.Length, kind, DemandOf(kind + match.Groups["free"].Value)) { Group = match.Groups["group"].Value });
            at = match.Index + match.Length;
        }

        return new GoldText(name, text.Append(marked, at, marked.Length - at).ToString(), marks);
    }

    private static GoldText Read(string file, string name)
    {
        var text = File.ReadAllText(file, Encoding.UTF8).ReplaceLineEndings("\n");
        var labels = Path.ChangeExtension(file, ".json");
        return File.Exists(labels) ? new GoldText(name, text, ReadLabels(labels, text)) : Parse(name, text);
    }

    private static List<GoldMark> ReadLabels(string file, string text)
    {
        var offsets = new List<int>(text.Length + 1);
        for (var i = 0; i < text.Length; i++)
        {
            offsets.Add(i);
            i += char.IsHighSurrogate(text[i]) ? 1 : 0;
        }

        offsets.Add(text.Length);
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        return
        [
            .. json.RootElement.EnumerateArray().Select(label =>
            {
                var named = label.GetProperty("kind").GetString()!;
                var kind = OtherNames.GetValueOrDefault(named, named);
                var optional = label.TryGetProperty("optional", out var value) && value.ValueKind == JsonValueKind.True;
                return new GoldMark(
                    offsets[label.GetProperty("start").GetInt32()], offsets[label.GetProperty("end").GetInt32()], kind, DemandOf(optional ? kind + "?" : kind));
            }),
        ];
    }

    private static GoldDemand DemandOf(string kind) =>
        kind.EndsWith('?') ? GoldDemand.Free : Kept.Contains(kind, StringComparer.Ordinal) ? GoldDemand.Keep : GoldDemand.Hide;

    [GeneratedRegex(@"\{(?<text>[^{}|]*)\|(?<kind>[a-z_]*)(?::(?<group>[a-z]+))?(?<free>\??)\}", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Marked();
}
