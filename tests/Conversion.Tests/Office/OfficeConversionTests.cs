using Disclosure.Conversion.Outcomes;
using Disclosure.Conversion.Tests.Kit;
using Disclosure.Redactor.Documents;

namespace Disclosure.Conversion.Tests.Office;

/// <summary>Old formats become Word files that the reader reads whole; what the paper does not show stays unseen.</summary>
[Collection(OfficeFilesCollection.Name)]
public sealed class OfficeConversionTests(OfficeFiles files)
{
    [Theory]
    [InlineData("doc", ForeignFormat.Doc)]
    [InlineData("rtf", ForeignFormat.Rtf)]
    [InlineData("odt", ForeignFormat.Odt)]
    public async Task Convert_OldFormat_ShowsTheWholeTextAndNothingThatWasUnseen(string ending, ForeignFormat format)
    {
        using var converter = new DocumentConverter(TimeProvider.System);
        var converted = Assert.IsType<ConversionOutcome.Converted>(await converter.ConvertAsync(await files.MakeAsync(FlatText.Decision, ending), default));
        var read = Assert.IsType<DocumentReadOutcome.Read>(new DocumentReader().Read(converted.Content, "决定书." + ending, default));

        Assert.Equal(format, converted.Format);
        Assert.Contains("当事人：念佳怡，身份证号码：530102199001011234，住云南省昆明市五华区某某路12号3幢2单元501室，联系电话13987654321。", read.Document.Text, StringComparison.Ordinal);
        Assert.Contains("某某牌酱油\t12.50元", read.Document.Text, StringComparison.Ordinal);
        Assert.Contains("货值金额1200元。依据《中华人民共和国食品安全法》第一百二十四条，罚款5000元。", read.Document.Text, StringComparison.Ordinal);
        Assert.All(FlatText.Unseen, name => Assert.DoesNotContain(name, read.Document.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("doc")]
    [InlineData("rtf")]
    [InlineData("odt")]
    public async Task Convert_NamesThatAreNotShown_AreStillSearchedFor(string ending)
    {
        using var converter = new DocumentConverter(TimeProvider.System);
        var converted = Assert.IsType<ConversionOutcome.Converted>(await converter.ConvertAsync(await files.MakeAsync(FlatText.Decision, ending), default));
        var read = Assert.IsType<DocumentReadOutcome.Read>(new DocumentReader().Read(converted.Content, "x", default));
        var hidden = string.Join('\n', read.Document.HiddenTexts.Select(text => text.Text));

        Assert.Contains("刀建国", hidden, StringComparison.Ordinal);
        Assert.Contains("起云海", hidden, StringComparison.Ordinal);
        Assert.Contains("普秀英", hidden, StringComparison.Ordinal);
    }
}
