using Disclosure.Records;
using Disclosure.Records.Renditions;
using Disclosure.Redactor.Verification;
using Disclosure.Redactor.Verification.Renditions;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Verification.Renditions;

/// <summary>Records as the files that the public gets, and what the verifier says of them.</summary>
internal static class Rendered
{
    public const string Document = "word/document.xml";

    public static RedactionGrounds Grounds { get; } = RedactionGrounds.Read(Path.Combine(RepositoryRoot.Path, "config", "grounds.csv"));

    public static byte[] Of(RenditionFormat format, DecisionRecord record) => Rendition.Of(format, RenditionContent.Of(record, Grounds));

    public static RawPackage Package(DecisionRecord record) => RawPackage.Of(Of(RenditionFormat.Docx, record));

    /// <summary>Rules that a file breaks, with their places.</summary>
    public static IReadOnlyList<VerificationFailure> Failures(RenditionFormat format, byte[] bytes, DecisionRecord record, ReleaseEvidence evidence, string? name = null) =>
        RenditionVerifier.Check(format, bytes, name ?? "0123456789abcdef" + format.Extension(), RenditionClaim.Of(RenditionContent.Of(record, Grounds), record.Mode == DisclosureMode.FullText, evidence));

    /// <summary>The same for the candidate that is fit to publish.</summary>
    public static IReadOnlyList<VerificationFailure> Failures(byte[] docx) => Failures(RenditionFormat.Docx, docx, Candidate.FullText, Candidate.Evidence);
}
