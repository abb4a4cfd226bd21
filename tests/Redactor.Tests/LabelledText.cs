using System.Text;
using System.Text.RegularExpressions;
using Disclosure.Records;
using Disclosure.Redactor.Verification;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests;

/// <summary>
/// A text with its values marked: <c>{张三|person}</c> must be hidden under that kind, <c>{X|+organisation}</c> must stay,
/// <c>{X|kind?}</c> and <c>{X|?}</c> may be either. Everything unmarked must stay.
/// </summary>
internal sealed record LabelledText(string Text, IReadOnlyList<LabelledText.Mark> Marks)
{
    private static readonly Regex Marked = new(@"\{(?<text>[^{}|]*)\|(?<kind>[^{}]*)\}", RegexOptions.None, TimeSpan.FromSeconds(2));

    public static DecisionRedactor Redactor { get; } =
        DecisionRedactor.Create(name => File.OpenRead(Path.Combine(RepositoryRoot.Path, "config", name)));

    public static ReleaseVerifier Verifier { get; } = new(RedactionGrounds.Read(Path.Combine(RepositoryRoot.Path, "config", "grounds.csv")));

    public static LabelledText Parse(string marked)
    {
        var text = new StringBuilder();
        var marks = new List<Mark>();
        var at = 0;
        foreach (Match match in Marked.Matches(marked))
        {
            text.Append(marked, at, match.Index - at);
            var kind = match.Groups["kind"].Value;
            var start = text.Length;
            text.Append(match.Groups["text"].Value);
            marks.Add(new Mark(start, text.Length, kind.Trim('+', '?'), Hide: !kind.Contains('+') && !kind.Contains('?'), Free: kind.Contains('?')));
            at = match.Index + match.Length;
        }

        return new LabelledText(text.Append(marked, at, marked.Length - at).ToString(), marks);
    }

    /// <summary>What differs between the marks and what was found; empty when nothing does.</summary>
    public IReadOnlyList<string> Differences(RedactionResult result)
    {
        var differences = new List<string>();
        var hidden = result.Findings.Where(finding => finding.Replacement is not null).ToList();
        var covered = new bool[Text.Length + 1];
        foreach (var finding in hidden)
        {
            Array.Fill(covered, true, finding.Start, finding.End - finding.Start);
        }

        foreach (var mark in Marks.Where(mark => mark.Hide))
        {
            if (Enumerable.Range(mark.Start, mark.End - mark.Start).Any(i => !covered[i]))
            {
                differences.Add($"not hidden: {mark.Kind} {Text[mark.Start..mark.End]}");
            }
            else if (!hidden.Any(finding => finding.Start < mark.End && mark.Start < finding.End && string.Equals(finding.Kind, mark.Kind, StringComparison.Ordinal)))
            {
                differences.Add($"hidden as another kind: {mark.Kind} {Text[mark.Start..mark.End]}");
            }
        }

        foreach (var finding in hidden)
        {
            var allowed = Marks.Where(mark => mark.Hide || mark.Free).Any(mark => mark.Start <= finding.Start && finding.End <= mark.End);
            if (!allowed)
            {
                differences.Add($"hidden without need: {finding.Kind} {finding.Rule} {finding.Text}");
            }
        }

        return differences;
    }

    internal sealed record Mark(int Start, int End, string Kind, bool Hide, bool Free);
}
