using System.Net;
using Disclosure.PublicSite.Guarding;

namespace Disclosure.PublicSite.Tests.Guarding;

public sealed class VisitorLimitsTests
{
    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    public void Network_OfTwoAddresses_TellsVisitorsApart(string one, string other, bool same)
    {
        var (first, second) = (VisitorLimits.Network(IPAddress.Parse(one)), VisitorLimits.Network(IPAddress.Parse(other)));

        Assert.Equal(same, string.Equals(first, second, StringComparison.Ordinal));
    }

    [Fact]
    public void Network_OfNoAddress_IsOneForAll() => Assert.Equal("unknown", VisitorLimits.Network(null));
}
