using System.Diagnostics;
using System.Globalization;
using Disclosure.Redactor;
using Disclosure.Redactor.Batch;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Names;
using Disclosure.TestKit.Gold;

namespace Disclosure.Benchmarks.Redaction;

/// <summary>
/// What each part of the search for names is worth, one added after the other, and what a plain script does with the same texts in the same run.
/// For the roster the agency names the first person of each text, as it names the party.
/// </summary>
internal static class NameComparison
{
    private const int Rounds = 3;
    private const int DecisionLength = 1200;

    /// <summary>Prints the table.</summary>
    public static void Print(DecisionRedactor redactor, IReadOnlyList<GoldText> texts, TextWriter output)
    {
        output.WriteLine("names, part by part: people found [95 % Wilson]; mentions masked rightly; legal representatives and organisations kept; time of 1,200 characters on one thread");
        Print("slots alone", redactor.With(NameSources.Slots), false, texts, output);
        Print("+ roster", redactor.With(NameSources.Slots), true, texts, output);
        Print("+ propagation", redactor.With(NameSources.Slots | NameSources.Propagation), true, texts, output);
        var roster = Print("+ tagger", redactor, true, texts, output);
        var whole = Print("all without roster", redactor, false, texts, output);
        var (masked, seconds) = PlainScript.Run(texts);
        var score = new GoldScore();
        for (var i = 0; i < texts.Count; i++)
        {
            score.Add(texts[i], masked[i]);
        }

        Print("jieba and patterns", score, seconds, texts, output);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  the script takes {seconds / whole:0.0} times as long as the whole redactor, {seconds / roster:0.0} with the roster"));
    }

    private static double Print(string name, DecisionRedactor redactor, bool rostered, IReadOnlyList<GoldText> texts, TextWriter output)
    {
        var documents = texts.Select(gold => (Document: SourceDocument.FromText(gold.Text), Facts: rostered ? FactsOf(gold) : new CaseFacts())).ToList();
        var score = new GoldScore();
        foreach (var (gold, (document, facts)) in texts.Zip(documents))
        {
            score.Add(gold, [.. redactor.Redact(document, facts).Findings.Where(finding => finding.Replacement is not null).Select(finding => new MaskedRange(finding.Start, finding.End, finding.Kind, finding.Rule))]);
        }

        var best = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            foreach (var (document, facts) in documents)
            {
                PublicationCheck.Apply(redactor.Redact(document, facts) with { Outcome = Outcome.Publish }, facts);
            }

            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        Print(name, score, best, texts, output);
        return best;
    }

    private static void Print(string name, GoldScore score, double seconds, IReadOnlyList<GoldText> texts, TextWriter output)
    {
        var microseconds = seconds * 1e6 * DecisionLength / texts.Sum(gold => (double)gold.Text.Length);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {name,-20} {score.Recall.GetValueOrDefault("person")}   {score.Precision.GetValueOrDefault("person").Value:0.000}   {score.Kept.GetValueOrDefault("legal_representative").Value:0.000}   {score.Kept.GetValueOrDefault("organisation").Value:0.000}   {microseconds:0} µs"));
    }

    private static CaseFacts FactsOf(GoldText gold) =>
        gold.Marks.FirstOrDefault(mark => mark.Kind is "person" && mark.Demand == GoldDemand.Hide) is { } party
            ? new CaseFacts { People = [new CasePerson(gold.Text[party.Start..party.End], PersonRole.Party)] }
            : new CaseFacts();
}
