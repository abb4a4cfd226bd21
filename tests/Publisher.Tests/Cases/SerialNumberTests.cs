using Disclosure.Publisher.Cases;
using Disclosure.TestKit;
using FsCheck;
using FsCheck.Fluent;

namespace Disclosure.Publisher.Tests.Cases;

/// <summary>Which numbers are of a sequence, and which place they have in it.</summary>
[Clause("GS-20-1")]
public sealed class SerialNumberTests
{
    [Theory]
    [InlineData("昆市监处罚〔2026〕12号", "昆市监处罚", 2026, 12)]
    [InlineData("昆市监处罚[2026]第012号", "昆市监处罚", 2026, 12)]
    [InlineData("昆市监处罚（２０２６）１２号", "昆市监处罚", 2026, 12)]
    [InlineData("昆 市监 处罚【2026】12 号", "昆市监处罚", 2026, 12)]
    [InlineData("昆市监处罚〔2026年〕12", "昆市监处罚", 2026, 12)]
    [InlineData("昆市监（食）罚〔2026〕12号", "昆市监(食)罚", 2026, 12)]
    [InlineData("昆市监处罚〔2026〕12号之一", "昆市监处罚", 2026, 12)]
    [InlineData("昆市监处罚〔2026〕12之2号", "昆市监处罚", 2026, 12)]
    [InlineData("昆市监处罚〔2026〕000000012号", "昆市监处罚", 2026, 12)]
    [InlineData("昆市监处罚〔2026〕999999号", "昆市监处罚", 2026, 999_999)]
    public void Read_ANumberOfASequence_TellsItsPlace(string text, string word, int year, int serial) =>
        Assert.Equal(new SerialNumber(word, year, serial), SerialNumber.Read(text));

    [Theory]
    [InlineData("昆市监处罚〔2026〕1000000号")]
    [InlineData("昆市监处罚〔2026〕9223372036854775808号")]
    [InlineData("昆市监处罚〔2026〕0号")]
    [InlineData("昆市监处罚〔2026〕-12号")]
    [InlineData("昆市监处罚〔2026〕十二号")]
    [InlineData("昆市监处罚〔2026〕١٢号")]
    [InlineData("昆市监处罚〔2026〕12-1号")]
    [InlineData("昆市监处罚〔2026〕12号（补）")]
    [InlineData("昆市监处罚〔2026〕〔2026〕12号")]
    [InlineData("昆市监处罚〔2026〕1号〔2025〕2号")]
    [InlineData("昆市监处罚〔〔2026〕〕12号")]
    [InlineData("昆市监处罚〔26〕12号")]
    [InlineData("昆市监处罚〔9999〕12号")]
    [InlineData("昆市监处罚2026-12号")]
    [InlineData("昆市监处罚〔2026〕")]
    [InlineData("〔〔〔〔〔〔")]
    [InlineData("")]
    [InlineData(null)]
    public void Read_AnythingElse_IsNoNumberOfASequence(string? text) => Assert.Null(SerialNumber.Read(text));

    [Fact]
    public void Read_AnyText_NeverThrowsAndStaysWithinBounds() => Prop.ForAll<string>(text =>
        SerialNumber.Read(text) is not { } number || number is { Serial: >= 1 and <= SerialNumber.Largest, Year: >= SerialNumber.FirstYear and <= SerialNumber.LastYear }).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_EveryWritingOfAPlace_IsThatPlace() => Prop.ForAll(
        Gen.Choose(1, SerialNumber.Largest).ToArbitrary(),
        Gen.Elements("〔{0}〕{1}号", "[{0}]第{1}号", "（{0}）0{1} 号", "【{0}年】{1}", "({0}){1}号之二").ToArbitrary(),
        (serial, form) => SerialNumber.Read("景市监处罚" + string.Format(System.Globalization.CultureInfo.InvariantCulture, form, 2026, serial)) == new SerialNumber("景市监处罚", 2026, serial)).QuickCheckThrowOnFailure();
}
