using System.Globalization;
using System.Text;

namespace Disclosure.Redactor.Tests.Names;

/// <summary>Texts that name very many people: the work grows with the text, not with the text times the people.</summary>
public sealed class ManyNamesTests
{
    private const string Surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚";
    private const string Given = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国文辉力志永健世广义良海仁波宁贵福龙元胜学祥才武飞彬富";

    [Theory]
    [InlineData("证人{0}、")]
    [InlineData("当事人：{0}，男。\n")]
    [InlineData("{0}系该公司法定代表人、董事长。\n")]
    [InlineData("{0}（又名{1}）称，")]
    [InlineData("{0}、{1}等2人，")]
    [InlineData("当事人{0}农村信用社账户，")]
    [InlineData("张{2}称，")]
    [InlineData("证人{0}({1}，")]
    [InlineData("| 1 | {0} | 罚款 | 云南 |\n")]
    public void Redact_ManyPeople_IsLinear(string piece) => LinearWork.Assert(length => Text(piece, length), 8_000);

    // Every name is another one, in an order that no two lengths share.
    private static string Text(string piece, int length)
    {
        var text = new StringBuilder();
        for (var i = 0; text.Length < length; i++)
        {
            text.AppendFormat(CultureInfo.InvariantCulture, piece, Name(i * 2), Name((i * 2) + 1), Two(i));
        }

        return text.ToString(0, length);
    }

    private static string Name(int number) => Surnames[((number * 7) + (number / (Given.Length * Given.Length))) % Surnames.Length] + Two(number);

    private static string Two(int number) => $"{Given[number * 31 % Given.Length]}{Given[number / Given.Length * 17 % Given.Length]}";
}
