namespace Disclosure.Conversion.Pdf;

/// <summary>Refuses pages: nothing here reads them yet.</summary>
internal static class PdfConverter
{
    /// <summary>The refusal.</summary>
    public static ConversionOutcome Convert() => new ConversionOutcome.Refused(ConversionRefusals.Missing);
}
