using Disclosure.Records;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Masking;

public sealed class MaskedStructureTests
{
    [Fact]
    [Clause("GS-10-1")]
    public void Redact_StyledText_KeepsStylesAndNotesOutsideTheMasks()
    {
        const string Text = "当事人张三丰，公民身份号码530428197908235226，罚款五千元";
        var document = SourceDocument.FromText(Text) with
        {
            Styles = [Styled("三丰，公民", InlineStyle.Bold), Styled("五千", InlineStyle.Italic | InlineStyle.Underline)],
            NoteMarks = [new NoteMark(Text.IndexOf("丰，", StringComparison.Ordinal), 1), new NoteMark(Text.IndexOf("千元", StringComparison.Ordinal), 2), new NoteMark(Text.Length, 3)],
        };
        var result = LabelledText.Redactor.Redact(document, new CaseFacts { Parties = [new CaseParty { Name = "张三丰", Kind = PartyKind.NaturalPerson }] });

        var inlines = Assert.IsType<Paragraph>(Assert.Single(result.Body!)).Inlines;
        Assert.Equal("当事人张某，公民身份号码〔身份证号码已隐去〕，罚款五千元", BlockText.Of(inlines));
        Assert.Equal(
            "当事人|张某 M|#1|，公民 Bold|身份号码|〔身份证号码已隐去〕 M|，罚款|五 Italic, Underline|#2|千 Italic, Underline|元|#3",
            string.Join('|', inlines.Select(Told)));
        StyledRange Styled(string words, InlineStyle style)
        {
            var start = Text.IndexOf(words, StringComparison.Ordinal);
            return new StyledRange(new TextRange(start, start + words.Length), style);
        }
    }

    private static string Told(Inline inline) => inline switch
    {
        { NoteMark: { } number } => $"{inline.Text}#{number}",
        { Redaction: not null } => $"{inline.Text} M{(inline.Style is InlineStyle.None ? "" : inline.Style)}",
        { Style: InlineStyle.None } => inline.Text,
        _ => $"{inline.Text} {inline.Style}",
    };
}
