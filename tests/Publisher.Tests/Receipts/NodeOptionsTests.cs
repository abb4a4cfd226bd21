using Disclosure.Publisher.Settings;

namespace Disclosure.Publisher.Tests.Receipts;

/// <summary>A wrong list of nodes is told at start, each mistake with its key.</summary>
public sealed class NodeOptionsTests
{
    private static readonly NodeOptions Good = new() { Name = "site-1", Address = "https://node.example:8443", KeyFile = "/keys/node.pem" };

    [Fact]
    public void Errors_OfAGoodList_AreNone() =>
        Assert.Empty(NodeOptions.Errors([Good, Good with { Name = "site-2" }]));

    [Theory]
    [InlineData("", "https://node.example", "/k.pem", "Name")]
    [InlineData("Site", "https://node.example", "/k.pem", "Name")]
    [InlineData("site-1", "https://node.example", "/k.pem", "Name")]
    [InlineData("site-2", "ftp://node.example", "/k.pem", "Address")]
    [InlineData("site-2", "https://node.example/path", "/k.pem", "Address")]
    [InlineData("site-2", "https://user:word@node.example", "/k.pem", "Address")]
    [InlineData("site-2", "https://node.example", "k.pem", "KeyFile")]
    public void Errors_OfAWrongNode_NameItsKey(string name, string address, string keyFile, string key) =>
        Assert.StartsWith($"Desk:Nodes:1:{key}：", Assert.Single(NodeOptions.Errors([Good, new NodeOptions { Name = name, Address = address, KeyFile = keyFile }])), StringComparison.Ordinal);

    [Fact]
    public void Defaults_AreThoseThatThePlatformPromises()
    {
        var options = new ReceiptOptions();

        Assert.Equal((2, 30, 60), (options.HiddenSeconds, options.LeaseSeconds, options.PurgedMinutes));
    }
}
