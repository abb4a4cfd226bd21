using Disclosure.Publisher.Cases;

namespace Disclosure.Publisher.Tests.Cases;

public sealed class TypedKindsTests
{
    private static readonly string[] Known = ["暂扣许可证件、降低资质等级", "暂扣许可证件"];

    [Theory]
    [InlineData(null, "")]
    [InlineData(" 、， ", "")]
    [InlineData("警告、罚款", "警告|罚款")]
    [InlineData("警告，罚款;没收\n拘留 通报", "警告|罚款|没收|拘留|通报")]
    [InlineData("罚款、暂扣许可证件、降低资质等级", "罚款|暂扣许可证件、降低资质等级")]
    [InlineData("暂扣许可证件、罚款", "暂扣许可证件|罚款")]
    [InlineData("暂扣许可证件、降低资质等级的处罚", "暂扣许可证件|降低资质等级的处罚")]
    public void Of_WhatIsTyped_KeepsKnownKindsWhole(string? text, string kinds) =>
        Assert.Equal(kinds.Split('|', StringSplitOptions.RemoveEmptyEntries), TypedKinds.Of(text, Known));
}
