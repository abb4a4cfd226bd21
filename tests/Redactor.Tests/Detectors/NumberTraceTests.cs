using Disclosure.Redactor.Findings;

namespace Disclosure.Redactor.Tests.Detectors;

/// <summary>A finding says by which shape, word and check digit it was taken for what it is, and what these did to its score.</summary>
public sealed class NumberTraceTests
{
    [Theory]
    [InlineData("身份证号码：530102197812053313。", FindingKinds.CitizenId, "digits-18", "身份证", CheckDigit.Right)]
    [InlineData("身份证号码：530102197812053314。", FindingKinds.CitizenId, "digits-18", "身份证", CheckDigit.Wrong)]
    [InlineData("持有人530102197812053313。", FindingKinds.CitizenId, "digits-18", null, CheckDigit.Right)]
    [InlineData("身份证号码：5301021978120533。", FindingKinds.CitizenId, "digits-damaged", "身份证", CheckDigit.None)]
    [InlineData("电话：13908711234。", FindingKinds.Phone, "mobile", "电话", CheckDigit.None)]
    [InlineData("卡号6217003860012345672。", FindingKinds.BankAccount, "card", "卡号", CheckDigit.Right)]
    [InlineData("卡号6217003860012345673。", FindingKinds.BankAccount, "card", "卡号", CheckDigit.Wrong)]
    [InlineData("账号：24189501040012345。", FindingKinds.BankAccount, "account", "账号", CheckDigit.None)]
    [InlineData("护照号码：EJ1234567。", FindingKinds.OtherId, "token", "护照", CheckDigit.None)]
    [InlineData("车架号：LSVAM218072E12345。", FindingKinds.VehicleId, "frame", "车架号", CheckDigit.Right)]
    [InlineData("号牌云A12345。", FindingKinds.Plate, "plate", "号牌", CheckDigit.None)]
    public void Trace_Number_NamesShapeWordAndCheck(string text, string kind, string pattern, string? context, CheckDigit check)
    {
        var trace = NumberRows.Single(text, kind).Trace!;

        Assert.Equal((pattern, context, check), (trace.Pattern, trace.ContextWord, trace.Check));
        Assert.True(trace.ScoreAfter >= trace.ScoreBefore && trace.ScoreAfter <= 1);
        Assert.True((context is null && check is not CheckDigit.Right) || trace.ScoreAfter > trace.ScoreBefore);
    }
}
