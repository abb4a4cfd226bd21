using System.Text;
using Disclosure.Records.Renditions;
using Disclosure.Redactor.Tests.Mutations;
using Disclosure.Redactor.Tests.Verification.Renditions;
using Disclosure.Redactor.Verification;
using Disclosure.TestKit;
using Xunit.Abstractions;

namespace Disclosure.Redactor.Tests.Leaks;

public sealed class GeneratedDocumentsTests(ITestOutputHelper output)
{
    private const ulong Seed = 20261121;

    [Fact]
    [Clause("GS-10-1")]
    [Clause("GS-10-2b")]
    [Clause("ZZ-09")]
    [Clause("ZZ-10")]
    public void Publish_GeneratedDocuments_LeaveNothingHiddenAndLoseNothingPublic()
    {
        var count = TestSize.Of(100, 2000);
        var published = 0;
        var reasons = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var wrong = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var seed = Seed + (ulong)i;
            var document = GeneratedDocument.Of(seed);
            var run = DocumentRun.Of(document.Source.ToBytes(), document.Source.FileName);
            if (run.KeptBack is { } reason)
            {
                Assert.NotEmpty(reason);
                var rule = reason.Split(' ')[0];
                reasons[rule] = reasons.GetValueOrDefault(rule) + 1;
                continue;
            }

            published++;
            wrong.AddRange(Wrong(document, run).Select(what => $"seed {seed} [{string.Join("; ", document.Vectors.Select(vector => vector.Name))}]: {what}"));
        }

        output.WriteLine($"documents {count}, published {published}, kept back {string.Join(", ", reasons.Select(reason => $"{reason.Key} {reason.Value}"))}");
        Assert.True(wrong.Count == 0, $"{wrong.Count} faults; {string.Join('\n', wrong.Take(20))}");
        Assert.InRange(published, count / 2, count);
    }

    private static IEnumerable<string> Wrong(GeneratedDocument document, DocumentRun run)
    {
        foreach (var failure in run.Failures)
            yield return $"blocked: {failure.Rule} {failure.Where} {failure.Kind}";
        foreach (var (format, file) in run.Files)
        {
            foreach (var sighting in Secret.SightingsIn(file))
                yield return $"{format}: the secret in {sighting}";
            foreach (var plant in document.Text.Planted.Where(plant => plant.MustVanish))
            {
                foreach (var words in Words(format, file))
                {
                    if (NaiveReader.Left(plant.Value.Text, words, document.Text.Before) is { } left)
                        yield return $"{format}: {plant}, {left}";
                }
            }
        }

        if (!string.Equals(Encoding.UTF8.GetString(run.Files[RenditionFormat.Text]), Spliced(run.Served!.Text, run.Result!.Evidence!.Masks), StringComparison.Ordinal))
            yield return "the plain text is not the served text with its masks";
    }

    // What can be read, tags struck out; of a package the parts that are not the same in every document.
    private static IEnumerable<string> Words(RenditionFormat format, byte[] file) => format is RenditionFormat.Docx
        ? RawPackage.Of(file).Entries.Where(entry => entry.Name is "docProps/core.xml" || entry.Name.StartsWith("word/", StringComparison.Ordinal) && entry.Name is not ("word/styles.xml" or "word/fontTable.xml"))
            .Select(entry => Bare(Encoding.UTF8.GetString(entry.Content)))
        : [Bare(Encoding.UTF8.GetString(file))];

    private static string Bare(string text) => System.Text.RegularExpressions.Regex.Replace(text, "<[^>]*>", string.Empty, System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5));

    private static string Spliced(string served, IReadOnlyList<MaskedSpan> masks)
    {
        var text = new StringBuilder();
        var at = 0;
        foreach (var mask in masks)
        {
            text.Append(served, at, mask.Start - at).Append(mask.Replacement);
            at = mask.End;
        }

        return text.Append(served, at, served.Length - at).ToString();
    }
}
