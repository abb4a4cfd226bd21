using System.Text;
using Disclosure.Records;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Text;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Text;

/// <summary>A line end that only the width of a page made hides nothing from the rules and parts no name.</summary>
public sealed class WrappedLinesTests
{
    private const string Prose =
        "当事人：寸家栋，男，公民身份号码：530428197908235226，住址：大理市下关镇泰安路88号3单元502室，联系电话：13887712563。2024年3月5日，本局执法人员在星云路12号检查时，"
        + "发现当事人寸家栋雇用的店员李秀兰正在销售超过保质期的食品，货值金额320元。证人普凤仙证实，寸家栋于2024年2月从马文彪处购进上述食品。经查，寸家栋与李秀兰系夫妻关系。";

    [Fact]
    [Clause("GS-10-1")]
    [Clause("GS-10-2a")]
    public void Redact_ProseWrappedAtAnyWidth_LeavesNoPieceOfAValue()
    {
        string[] pieces = ["家栋", "秀兰", "凤仙", "文彪", "泰安路", "502", "13887", "12563", "19790823"];
        for (var width = 34; width <= 92; width++)
        {
            var text = Wrap(Prose, width);

            var result = LabelledText.Redactor.Redact(SourceDocument.FromText(text), new CaseFacts());

            var shown = BlockText.Of(result.Body!).Replace("\n", string.Empty, StringComparison.Ordinal);
            Assert.All(pieces, piece => Assert.False(shown.Contains(piece, StringComparison.Ordinal), $"{piece} at width {width}: {shown}"));
        }
    }

    private static string Wrap(string text, int width)
    {
        var wrapped = new StringBuilder();
        var room = width;
        foreach (var character in text)
        {
            var wide = character >= '\u2000' ? 2 : 1;
            if (room < wide)
            {
                wrapped.Append('\n');
                room = width;
            }

            wrapped.Append(character);
            room -= wide;
        }

        return wrapped.ToString();
    }

    [Theory]
    [InlineData("短行，没有折行\n第二行，没有折行")]
    [InlineData("当事人一位于昆明市五华区莲华街道，没有意见\n一、当事人二位于昆明市五华区莲华街道，没有\n二、当事人三位于昆明市五华区莲华街道，没有\n三、当事人四位于昆明市五华区莲华街道，没有")]
    [InlineData("当事人一位于昆明市五华区莲华街道，意见；\n当事人二位于昆明市五华区莲华街道，意见；\n当事人三位于昆明市五华区莲华街道，意见；\n以上")]
    public void Join_LinesThatEndThemselves_Stay(string text) => Assert.Equal(text, WrappedLines.Join(text));
}
