using Disclosure.Publisher.Cases;

namespace Disclosure.Publisher.Tests.Cases;

public sealed class TypedAmountTests
{
    [Theory]
    [InlineData("5000", "5000")]
    [InlineData("5,000.50", "5000.50")]
    [InlineData(" 5000元 ", "5000")]
    [InlineData("５，０００．５元", "5000.5")]
    public void TryParse_AsOfficialsTypeIt_IsTheAmount(string text, string amount)
    {
        Assert.True(TypedAmount.TryParse(text, out var read));
        Assert.Equal(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), read);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("五千元")]
    [InlineData("-5")]
    [InlineData("1e9")]
    [InlineData("5 000")]
    [InlineData("\ud800")]
    [InlineData("12345678901234567890123456789012345678901")]
    public void TryParse_AnythingElse_IsNone(string? text) => Assert.False(TypedAmount.TryParse(text, out _));
}
