using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Detectors;

/// <summary>Starred numbers and last digits are hidden as the whole would be.</summary>
public sealed class PartialNumberDetectorTests
{
    [Theory]
    [InlineData("身份证号后四位{3313|citizen_id}，")]
    [InlineData("居民身份证（尾号{331X|citizen_id}）")]
    [InlineData("身份证号：{530102****3313|citizen_id}")]
    [InlineData("身份证号：{5301021978********|citizen_id}")]
    [InlineData("身份证号{530102XXXXXXXX3313|citizen_id}")]
    [InlineData("农行卡尾号{7894|bank_account}")]
    [InlineData("银行卡（后四位{7894|bank_account}）")]
    [InlineData("银行账号{6217 **** **** 5672|bank_account}")]
    [InlineData("手机尾号{1234|phone}")]
    [InlineData("手机号{139****1234|phone}")]
    [InlineData("身份证号：{530102********123X|citizen_id}")]
    [InlineData("账户尾号{5982|bank_account}")]
    [InlineData("手机号{138****5678|phone}")]
    [InlineData("身份证{5301**********3313|citizen_id}")]
    [InlineData("尾号分别为{7894|bank_account}、{1234|bank_account}的银行卡")]
    [InlineData("尾号{7894|bank_account}和{1234|bank_account}的两张卡")]
    [InlineData("刷其卡尾号{4637|bank_account}")]
    [InlineData("尾号{4637|bank_account}的建行卡")]
    [Clause("GS-10-2b")]
    public void Detect_Value_FindsExactBounds(string marked) => NumberRows.Assert(marked);

    [Theory]
    [InlineData("批号尾号1234，机动车尾号限行")]
    [InlineData("甬海市监处罚〔2022〕***号")]
    [InlineData("规格3*4*5米")]
    public void Detect_NearMiss_HidesNothing(string marked) => NumberRows.Assert(marked);
}
