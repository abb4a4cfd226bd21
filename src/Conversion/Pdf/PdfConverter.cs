using System.IO.Compression;
using Disclosure.Conversion.Outcomes;
using Disclosure.Conversion.Sandboxing;

namespace Disclosure.Conversion.Pdf;

/// <summary>
/// Turns a PDF with a text layer into HTML: what the pages show, in the order of reading, and beside it as hidden elements what they hold
/// and do not show. A page whose text cannot be read stops the whole file.
/// </summary>
internal sealed class PdfConverter(Sandbox sandbox, ConversionLimits limits)
{
    private const int LargestPicture = 16_000_000;
    private const double MostUnreadable = 0.01;

    private readonly PdfPrograms _programs = new(sandbox, limits);

    /// <summary>Converts a file.</summary>
    /// <exception cref="InvalidDataException">The programs' answers are not whole.</exception>
    public async Task<ConversionOutcome> ConvertAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        if (!PdfPrograms.AreInstalled)
            return new ConversionOutcome.Refused(ConversionRefusals.Missing);
        return await _programs.RunAsync(content, cancellationToken) switch
        {
            SandboxOutcome.Ended { ExitCode: 0 } ended => ReadBearable(PdfPrograms.Parse(ended.Output), cancellationToken),
            SandboxOutcome.Ended or SandboxOutcome.OutOfTime or SandboxOutcome.TooMuchOutput => new ConversionOutcome.Refused(ConversionRefusals.TooLarge),
            _ => new ConversionOutcome.Refused(ConversionRefusals.Missing),
        };
    }

    private ConversionOutcome ReadBearable(IReadOnlyDictionary<string, (int ExitCode, ReadOnlyMemory<byte> Content)> answers, CancellationToken cancellationToken)
    {
        try
        {
            return Read(answers, cancellationToken);
        }
        catch (PdfTooLargeException)
        {
            return new ConversionOutcome.Refused(ConversionRefusals.TooLarge);
        }
    }

    private ConversionOutcome Read(IReadOnlyDictionary<string, (int ExitCode, ReadOnlyMemory<byte> Content)> answers, CancellationToken cancellationToken)
    {
        var facts = PdfFacts.Of(answers["info"].Content);
        if (answers["complaint"].Content.Span.IndexOf("assword"u8) >= 0)
            return new ConversionOutcome.Refused(ConversionRefusals.Encrypted);
        if (answers["info"].ExitCode > 128 || facts.IsOversized || facts.Pages > limits.Pages)
            return new ConversionOutcome.Refused(ConversionRefusals.TooLarge);
        if (facts.ForbidsCopying)
            return new ConversionOutcome.Refused(ConversionRefusals.CopyProtected);
        if (answers.Values.Any(answer => answer.ExitCode > 128))
            return new ConversionOutcome.Refused(ConversionRefusals.TooLarge);
        if (facts.Pages is null or 0 || !answers.ContainsKey("end") || answers.Values.Any(answer => answer.ExitCode != 0))
            return new ConversionOutcome.Refused(ConversionRefusals.Damaged);

        var (pages, unseen) = ReadTexts(answers["shown"].Content, answers["all"].Content);
        if (pages.Count != facts.Pages)
            return new ConversionOutcome.Refused(ConversionRefusals.Damaged);
        PdfFacts.AddImages(answers["images"].Content, pages);
        var readings = ReadPages(pages, facts, answers["pictures"].Content, cancellationToken);
        var attachments = PdfFacts.Attachments(answers["attachments"].Content);
        return Conclude(readings, [.. facts.Properties, .. attachments, .. unseen], attachments.Count);
    }

    private static (SortedDictionary<int, PdfPage> Pages, HashSet<string> Unseen) ReadTexts(ReadOnlyMemory<byte> shown, ReadOnlyMemory<byte> all)
    {
        var pages = new SortedDictionary<int, PdfPage>();
        PdfPage? page = null;
        var reader = new PdfTextReader();
        reader.Read(shown, (number, width, height) => pages.Add(number, page = new PdfPage(number, width, height)), text => page!.Shown.Add(text));
        var other = new PdfTextReader();
        other.Read(all, (number, _, _) => page = pages[number], text => page!.All.Add(text));
        reader.Unseen.UnionWith(other.Unseen);
        return (pages, reader.Unseen);
    }

    private static List<PageReading> ReadPages(SortedDictionary<int, PdfPage> pages, PdfFacts facts, ReadOnlyMemory<byte> pictures, CancellationToken cancellationToken)
    {
        var readings = new List<PageReading>();
        using var stream = new BufferedStream(new GZipStream(pictures.AsStream(), CompressionMode.Decompress), 64 * 1024);
        foreach (var page in pages.Values)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var picture = PagePicture.Read(stream, LargestPicture) ?? throw new InvalidDataException("Fewer pictures than pages.");
            readings.Add(PageReading.Of(page, picture, facts.ShownPart(page.Number)));
        }

        return readings;
    }

    private static ConversionOutcome Conclude(List<PageReading> readings, IReadOnlyList<string> unseen, int attachments)
    {
        if (readings.Where(reading => reading.IsScan).Select(reading => reading.Page.Number).ToList() is { Count: > 0 } scans)
            return new ConversionOutcome.Refused(ConversionRefusals.Scanned(scans));
        var characters = readings.Sum(reading => reading.Seen.Sum(text => text.Text.Length));
        if (characters == 0)
            return new ConversionOutcome.Refused(ConversionRefusals.NoText);
        if (readings.Sum(reading => reading.Seen.Sum(text => text.Text.Count(IsUnreadable))) > characters * MostUnreadable)
            return new ConversionOutcome.Refused(ConversionRefusals.Unreadable);

        var pages = readings.ConvertAll(reading => PageBlocks.Of(reading.Page, reading.Seen, reading.Grids));
        if (pages.Zip(readings).Where(page => page.First.Exists(block => block is PdfTable { IsDoubtful: true })).Select(page => page.Second.Page.Number).ToList() is { Count: > 0 } unclear)
            return new ConversionOutcome.Refused(ConversionRefusals.UnclearColumns(unclear));
        var (above, below) = PageMargins.Take(pages);
        var html = PdfHtml.Of([.. above, .. pages.SelectMany(page => page), .. below], unseen.Concat(readings.SelectMany(reading => reading.Unseen)));
        return new ConversionOutcome.Converted(html, ForeignFormat.Pdf, PdfRemarks.Of(readings, attachments));
    }

    // Signs of a font that does not say which characters it draws.
    private static bool IsUnreadable(char c) => c is >= '\uE000' and <= '\uF8FF' or '\uFFFD' || (char.IsControl(c) && c is not '\t');
}
