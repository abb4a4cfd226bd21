using Disclosure.Records;
using Disclosure.Redactor.Verification;
using Disclosure.TestKit;
using static Disclosure.Redactor.Tests.Verification.Candidate;

namespace Disclosure.Redactor.Tests.Verification;

/// <summary>What is published is what was served, with masks where values were and nowhere else (Art. 20).</summary>
public sealed class FidelityTests
{
    [Fact]
    [Clause("GS-20-2")]
    public void Verify_AnyChangedCharacter_IsUnfaithful()
    {
        for (var at = 0; at < Served.Length; at++)
        {
            if (Evidence.Masks.Any(mask => mask.Start <= at && at < mask.End))
                continue;
            var changed = Served[..at] + '改' + Served[(at + 1)..];
            AssertBlocked("fidelity/text", Candidate.FullText, Evidence with { ServedText = changed });
        }

        AssertBlocked("fidelity/text", Candidate.FullText with { Body = [.. Candidate.FullText.Body, new Paragraph { Inlines = [] }] }, Evidence);
        AssertBlocked("fidelity/text", Candidate.FullText with { Body = Candidate.FullText.Body.Skip(1).ToList() }, Evidence);
        AssertBlocked("fidelity/summary-has-body", Candidate.FullText with { Mode = DisclosureMode.Summary }, Evidence);
    }

    [Fact]
    public void Verify_MaskInTheWrongPlaceOrWords_Blocks()
    {
        var paragraph = (Paragraph)Candidate.FullText.Body[1];
        DecisionRecord With(params Inline[] inlines) => Candidate.FullText with { Body = [Candidate.FullText.Body[0], new Paragraph { Inlines = inlines }, .. Candidate.FullText.Body.Skip(2)] };

        AssertBlocked("fidelity/masks", With([.. paragraph.Inlines.Select(inline => inline with { Redaction = null })]), Evidence);
        AssertBlocked("fidelity/masks", With([Mask("当事人：", "person"), .. paragraph.Inlines.Skip(1)]), Evidence);
        AssertBlocked("mask/words", With([Mask("当事人：", "person"), .. paragraph.Inlines.Skip(1)]), Evidence);
        AssertBlocked("mask/clause", With([.. paragraph.Inlines.Select(inline => inline.Redaction is null ? inline : inline with { Redaction = new Redaction("person", " ") })]), Evidence);
        AssertBlocked("evidence/masks", Candidate.FullText, Evidence with { Masks = Evidence.Masks.Reverse().ToList() });
        AssertBlocked("evidence/masks", Candidate.FullText, Evidence with { Masks = [new MaskedSpan(3, 9999, "〔已隐去〕")] });
        AssertBlocked("mask/words", Candidate.FullText with { Title = [Mask("身高一米八的男子", "person")] }, Evidence);
        Assert.IsType<VerificationOutcome.Passed>(LabelledText.Verifier.Verify(Candidate.FullText with { Title = [Mask("相关人员甲", "person"), Plain("案")] }, Evidence));
    }

    // A value that is dropped leaves no words behind: two in a row, the second at the very end.
    [Fact]
    public void Verify_DroppedValue_IsFaithfulOnlyWhereItWas()
    {
        var evidence = Evidence with { ServedText = Served + "附记一附记二", Masks = [.. Evidence.Masks, new MaskedSpan(Served.Length, Served.Length + 3, string.Empty), new MaskedSpan(Served.Length + 3, Served.Length + 6, string.Empty)] };

        Assert.IsType<VerificationOutcome.Passed>(LabelledText.Verifier.Verify(Candidate.FullText, evidence));
        AssertBlocked("fidelity/text", Candidate.FullText with { Body = [.. Candidate.FullText.Body, new Paragraph { Inlines = [Plain("附记二")] }] }, evidence);
        AssertBlocked("fidelity/text", Candidate.FullText, evidence with { Masks = [.. evidence.Masks.SkipLast(1)] });
    }

    [Fact]
    public void Verify_DroppedValueBeforeAMask_LeavesTheMaskInItsPlace()
    {
        var party = Served.IndexOf("当事人：", StringComparison.Ordinal);
        var evidence = Evidence with { Masks = [new MaskedSpan(party, party + 4, string.Empty), .. Evidence.Masks] };
        var paragraph = (Paragraph)Candidate.FullText.Body[1];
        var without = Candidate.FullText with { Body = [Candidate.FullText.Body[0], paragraph with { Inlines = [.. paragraph.Inlines.Skip(1)] }, .. Candidate.FullText.Body.Skip(2)] };

        Assert.IsType<VerificationOutcome.Passed>(LabelledText.Verifier.Verify(without, evidence));
        AssertBlocked("fidelity/text", Candidate.FullText, evidence);
    }

    [Fact]
    public void Verify_MaskOfAFieldInTheWordsOfTheText_Passes()
    {
        var evidence = Evidence with { Masks = Candidate.Masks(("刀依香", "该住户"), (CitizenId, "〔身份证号码已隐去〕"), ("13863807216", "〔电话号码已隐去〕"), ("玉罕", "玉某某")) };
        var paragraph = (Paragraph)Candidate.FullText.Body[1];
        var record = Candidate.FullText with
        {
            Title = [Mask("该住户", "person"), Plain("案")],
            Body = [Candidate.FullText.Body[0], paragraph with { Inlines = [paragraph.Inlines[0], Mask("该住户", "person"), .. paragraph.Inlines.Skip(2)] }, .. Candidate.FullText.Body.Skip(2)],
        };

        Assert.IsType<VerificationOutcome.Passed>(LabelledText.Verifier.Verify(record, evidence));
        AssertBlocked("mask/words", record with { Title = [Mask("那住户", "person"), Plain("案")] }, evidence);
        AssertBlocked("mask/words", record with { Summary = record.Summary with { Decision = [Mask("那住户", "person")] } }, evidence);
    }
}
