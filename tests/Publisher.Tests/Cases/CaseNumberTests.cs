using Disclosure.Publisher.Cases;

namespace Disclosure.Publisher.Tests.Cases;

public sealed class CaseNumberTests
{
    [Theory]
    [InlineData("景市监处罚[2026]12号")]
    [InlineData("景市监处罚（2026）12号")]
    [InlineData("景市监处罚【2026】12号")]
    [InlineData("景市监处罚《2026》12号")]
    [InlineData("景市监处罚〈2026〉12号")]
    [InlineData("景市监处罚〖2026〗12号")]
    [InlineData("景市监处罚『2026』12号")]
    [InlineData("景市监处罚〔２０２６〕１２号")]
    [InlineData(" 景市监处罚 〔2026〕　12 号")]
    [InlineData("景市监处罚〔2026〕1\u200B2号")]
    [InlineData("景市监\u00AD处罚〔2026〕12号\uFEFF")]
    [InlineData("景市监处罚〔2026〕12\uFE0F号")]
    public void Normalise_OneNumberWrittenOtherwise_IsTheSame(string written) =>
        Assert.Equal(CaseNumber.Normalise("景市监处罚〔2026〕12号"), CaseNumber.Normalise(written));

    [Theory]
    [InlineData("景市监处罚〔2026〕13号")]
    [InlineData("景市监处罚〔2025〕12号")]
    [InlineData("景市监处罚〔20261〕2号")]
    public void Normalise_AnotherNumber_IsAnother(string written) =>
        Assert.NotEqual(CaseNumber.Normalise("景市监处罚〔2026〕12号"), CaseNumber.Normalise(written));

    [Theory]
    [InlineData(0xFFFE)]
    [InlineData(0xD800)]
    [InlineData(0xDC00)]
    public void Normalise_WhatHasNoNormalForm_IsNoError(int unit) =>
        Assert.NotEmpty(CaseNumber.Normalise($"景〔2026〕{(char)unit}1号"));

    // What needs no normal form is told at a glance: the same must come of it as of the long way, which a bracket asks for.
    [Fact]
    public void Normalise_WhatIsPlain_IsWhatTheLongWayMakesOfIt()
    {
        var plain = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ()" + string.Concat(Enumerable.Range(0x4E00, 0x9FA5 - 0x4E00 + 1).Select(code => (char)code));

        Assert.Equal(plain, CaseNumber.Normalise(plain));
        Assert.Equal(plain + "(", CaseNumber.Normalise(plain + "〔"));
    }
}
