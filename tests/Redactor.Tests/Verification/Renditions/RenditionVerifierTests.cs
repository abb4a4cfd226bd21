using System.Text;
using Disclosure.Records;
using Disclosure.Records.Renditions;
using Disclosure.Redactor.Verification;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Verification.Renditions;

public sealed class RenditionVerifierTests
{
    public static TheoryData<RenditionFormat> Formats => [.. Enum.GetValues<RenditionFormat>()];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Check_WhatTheWriterWrites_Passes(RenditionFormat format)
    {
        foreach (var record in new[] { Candidate.FullText, Candidate.WithStructure, Candidate.Summary })
            Assert.Empty(Rendered.Failures(format, Rendered.Of(format, record), record, Candidate.Evidence));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    [Clause("ZZ-10")]
    public void Check_FileNameWithAHiddenValue_IsBlocked(RenditionFormat format)
    {
        foreach (var (value, kind) in Candidate.Hidden)
        {
            var failures = Rendered.Failures(format, Rendered.Of(format, Candidate.FullText), Candidate.FullText, Candidate.Evidence, $"关于{value}的决定{format.Extension()}");
            Assert.Contains(failures, failure => failure.Where is "name" && failure.Kind.Equals(kind, StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    [Clause("GS-10-2b")]
    public void Check_HiddenValueInTheText_IsBlockedAndToldByItsPlaceAlone(RenditionFormat format)
    {
        foreach (var (value, kind) in Candidate.Hidden)
        {
            var leaking = Candidate.FullText with { Body = [.. Candidate.FullText.Body, new Paragraph { Inlines = [Candidate.Plain(value[..2]), Candidate.Plain(value[2..])] }] };

            var failures = Rendered.Failures(format, Rendered.Of(format, leaking), Candidate.FullText, Candidate.Evidence);

            Assert.Contains(failures, failure => failure.Rule.StartsWith("residue/", StringComparison.Ordinal) && failure.Kind.Equals(kind, StringComparison.Ordinal));
            Assert.Contains(failures, failure => failure.Rule is "fidelity/text");
            Assert.All(failures, failure => Assert.DoesNotContain(value, failure.Where, StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    [Clause("ZZ-09")]
    public void Check_TextThatIsNotTheServedText_IsBlocked(RenditionFormat format)
    {
        var body = Candidate.FullText.Body;
        foreach (var other in new IReadOnlyList<Block>[]
        {
            [.. body.Skip(1)],
            [.. body.SkipLast(1)],
            [.. body.Reverse()],
            [.. body.SkipLast(1), new Paragraph { Inlines = [Candidate.Plain("罚款500元。")] }],
            [.. body, new Paragraph { Inlines = [] }],
            [body[0], new Paragraph { Inlines = [.. ((Paragraph)body[1]).Inlines.Where(inline => inline.Redaction is null)] }, .. body.Skip(2)],
        })
        {
            var failures = Rendered.Failures(format, Rendered.Of(format, Candidate.FullText with { Body = other }), Candidate.FullText, Candidate.Evidence);
            Assert.Contains(failures, failure => failure.Rule.StartsWith("fidelity/", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(RenditionFormat.Docx)]
    [InlineData(RenditionFormat.Html)]
    [Clause("ZZ-09")]
    public void Check_MaskThatIsNotMarked_IsBlocked(RenditionFormat format)
    {
        var unmarked = Candidate.FullText with { Body = [.. Candidate.FullText.Body.Select(block => block is Paragraph paragraph ? paragraph with { Inlines = [.. paragraph.Inlines.Select(inline => inline with { Redaction = null })] } : block)] };

        Assert.Contains(Rendered.Failures(format, Rendered.Of(format, unmarked), Candidate.FullText, Candidate.Evidence), failure => failure.Rule is "fidelity/masks");
    }

    [Fact]
    public void Check_AnyOtherBytes_AreBlocked()
    {
        foreach (var format in Enum.GetValues<RenditionFormat>())
        {
            foreach (var bytes in new byte[][] { [], [0], "PK"u8.ToArray(), [0xFF, 0xFE, 0x41, 0x00], new byte[100], Encoding.Unicode.GetBytes("<html/>"), Encoding.UTF8.GetBytes("<!DOCTYPE html>\n"), Rendered.Of((RenditionFormat)(((int)format % 3) + 1), Candidate.FullText) })
                Assert.NotEmpty(Rendered.Failures(format, bytes, Candidate.FullText, Candidate.Evidence));
        }
    }
}
