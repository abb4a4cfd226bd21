using Disclosure.Records.Renditions;

namespace Disclosure.Redactor.Verification.Renditions;

/// <summary>
/// The last reader of a file that is offered to the public. It reads the final bytes with code of its own, which knows nothing of the code that
/// wrote them: every byte must belong to something on its list of what a rendition may hold, no hidden value may be read in any of it, and
/// the text must be the served text with its masks. Whatever it does not understand blocks.
/// </summary>
public static class RenditionVerifier
{
    /// <summary>What may not be there: rule and place, never a value; empty when the file may be offered.</summary>
    /// <param name="format">What the file is.</param>
    /// <param name="bytes">The bytes that will be public.</param>
    /// <param name="fileName">The name under which they will be, without a folder.</param>
    /// <param name="claim">What the file has to say.</param>
    public static IReadOnlyList<VerificationFailure> Check(RenditionFormat format, byte[] bytes, string fileName, RenditionClaim claim)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        ArgumentNullException.ThrowIfNull(fileName);
        ArgumentNullException.ThrowIfNull(claim);
        using var text = new RenditionText();
        try
        {
            return Check(format, bytes, fileName, claim, text);
        }
        catch (RenditionFormatException broken)
        {
            return [new VerificationFailure(broken.Rule, broken.Where, string.Empty)];
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The exception may quote the file, so nothing of it is passed on.
            return [.. text.Failures, new VerificationFailure("rendition/unreadable", string.Empty, string.Empty)];
        }
    }

    private static IReadOnlyList<VerificationFailure> Check(RenditionFormat format, byte[] bytes, string fileName, RenditionClaim claim, RenditionText text)
    {
        var shown = claim.Evidence with { ServedText = ShownText.Of(claim.Evidence.ServedText, format is not RenditionFormat.Text) };
        switch (format)
        {
            case RenditionFormat.Docx:
                WordRendition.Read(bytes, text);
                break;
            case RenditionFormat.Html:
                PageRendition.Read(bytes, text);
                break;
            case RenditionFormat.Text:
                PlainRendition.Read(bytes, shown, text);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(format), format, "Not a defined format.");
        }

        text.EndDocument();
        text.KeepAside(fileName, "name");
        text.AddAsides();
        var report = new VerificationReport(default, text.Text, text.PlaceOf);
        foreach (var failure in text.Failures)
            report.AddAt(failure.Rule, failure.Where, failure.Kind);
        ReleaseVerifier.Scan(text.Text, claim.Evidence.Hidden, claim.Evidence.Kept, report);
        FurnitureProof.Check(text, claim, format is not RenditionFormat.Text, report);
        FidelityProof.Check(text.Text, shown, report);
        return report.Failures;
    }
}
