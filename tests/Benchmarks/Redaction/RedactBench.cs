using System.Globalization;
using Disclosure.Redactor;
using Disclosure.Redactor.Batch;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.TestKit;
using Disclosure.TestKit.Gold;

namespace Disclosure.Benchmarks.Redaction;

/// <summary>How well and how fast labelled texts are redacted.</summary>
internal static class RedactBench
{
    /// <summary>Prints recall and precision by kind with 95 % Wilson intervals, keep-accuracy, characters masked needlessly, and speed.</summary>
    /// <returns>0, or 1 when there is nothing to measure.</returns>
    public static int Run(RedactBenchOptions options, TextWriter output)
    {
        var config = options.Config ?? Path.Combine(RepositoryRoot.Path, "config");
        var redactor = DecisionRedactor.Create(name => File.OpenRead(Path.Combine(config, name)));
        var texts = Directory.Exists(options.Gold) ? GoldText.ReadFolder(options.Gold) : [];
        if (texts.Count == 0)
        {
            output.WriteLine($"{options.Gold} holds no text.");
            return 1;
        }

        Quality(redactor, texts, options.Mistakes, output);
        StageTimes.Print(redactor, texts, output);
        if (options.Compare)
        {
            NameComparison.Print(redactor, texts, output);
        }

        return 0;
    }

    private static void Quality(DecisionRedactor redactor, IReadOnlyList<GoldText> texts, bool mistakes, TextWriter output)
    {
        var score = new GoldScore();
        var (people, others) = (new Reliability(), new Reliability());
        var outcomes = new SortedDictionary<Outcome, int>();
        foreach (var gold in texts)
        {
            var result = PublicationCheck.Apply(redactor.Redact(SourceDocument.FromText(gold.Text), new CaseFacts()), new CaseFacts());
            outcomes[result.Outcome] = outcomes.GetValueOrDefault(result.Outcome) + 1;
            score.Add(gold, [.. result.Findings.Where(finding => finding.Replacement is not null).Select(finding => new MaskedRange(finding.Start, finding.End, finding.Kind, finding.Rule))]);
            Judge(gold, result.Findings, people, others);
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"texts          {texts.Count}, {texts.Sum(gold => gold.Text.Length)} characters; {string.Join(", ", outcomes.Select(outcome => $"{outcome.Key} {outcome.Value}"))}"));
        output.WriteLine("recall of values, every mention covered [95 % Wilson]");
        Print(score.Recall, output);
        if (score.People.Count > 0)
        {
            output.WriteLine("people, by the way of naming that their names follow");
            Print(score.People, output);
        }

        output.WriteLine("precision of masked ranges, by the kind they were taken for");
        Print(score.Precision, output);
        output.WriteLine("kept whole");
        Print(score.Kept, output);
        output.WriteLine($"  {"all",-22} {score.KeepAccuracy}");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"masked needlessly {score.Overmasked.Right} of {score.Overmasked.Total} characters = {100 * score.Overmasked.Value:0.000} %"));
        output.WriteLine("stated confidence against what is right, in span and kind");
        people.Print("people", output);
        others.Print("everything else", output);
        foreach (var mistake in mistakes ? score.Mistakes : [])
        {
            output.WriteLine(mistake);
        }
    }

    private static void Judge(GoldText gold, IReadOnlyList<Finding> findings, Reliability people, Reliability others)
    {
        var truth = new FindingTruth(gold, findings.Select(Judged));
        foreach (var finding in findings)
        {
            if (truth.Of(Judged(finding)) is { } isRight)
            {
                (finding.Kind is FindingKinds.Person or FindingKinds.LegalRepresentative ? people : others).Add(finding.Confidence, isRight);
            }
        }

        static JudgedFinding Judged(Finding finding) => new(finding.Start, finding.End, finding.Kind, finding.Replacement is not null);
    }

    private static void Print(IReadOnlyDictionary<string, Share> shares, TextWriter output)
    {
        foreach (var (kind, share) in shares)
        {
            output.WriteLine($"  {kind,-22} {share}");
        }
    }
}
