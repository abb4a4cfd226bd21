using System.Net;
using System.Net.Sockets;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests;

public sealed class DeskHostTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Run_WrongConfiguration_ListsEveryErrorAndEnds()
    {
        var (code, errors) = await RunAsync("--Desk:DataDirectory", "relative", "--Desk:PushesPerMinute", "0");
        Assert.Equal(1, code);
        foreach (var key in (string[])["Desk:DataDirectory", "Desk:KeysDirectory", "Desk:PushesPerMinute", "Gazette:Directory", "Gazette:HeadKey"])
        {
            Assert.Contains(key, errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Run_UnreadableNumber_IsOneSentence()
    {
        var (code, errors) = await RunAsync([.. Args(), "--Desk:PushesPerMinute", "many"]);
        Assert.Equal(1, code);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_FolderNotWritable_IsOneSentence()
    {
        await File.WriteAllTextAsync(_folder.File("file"), "x");
        var (code, errors) = await RunAsync([.. Args(), "--Desk:DataDirectory", _folder.File("file/data")]);
        Assert.Equal(1, code);
        Assert.Single(errors.Trim().Split('\n'));
        Assert.Contains("数据文件夹", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_PortInUse_IsOneSentence()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var (code, errors) = await RunAsync([.. Args(), "--urls", $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"]);
        Assert.Equal(1, code);
        Assert.Contains("端口已被占用", errors, StringComparison.Ordinal);
        Assert.Single(errors.Trim().Split('\n'));
    }

    [Fact]
    public async Task Run_MasterKeyLostOrForeign_RefusesToStart()
    {
        var args = Args();
        Assert.Equal(0, (await RunAsync("{\"agencies\":\"config\"}", ["provision", .. args])).Code);
        var key = _folder.File("keys/master.key");
        File.Move(key, key + ".away");
        var lost = await RunAsync(args);
        Assert.Equal(1, lost.Code);
        Assert.Contains("master key", lost.Errors, StringComparison.Ordinal);
        Publisher.Store.MasterKey.Create(key);
        Assert.Contains("does not belong", (await RunAsync(args)).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Provision_NotJson_IsOneSentence()
    {
        var (code, errors) = await RunAsync("{\"accounts\":[{\"password\":\"秘密的密码\"}]}", ["provision", .. Args()]);
        Assert.Equal(1, code);
        Assert.DoesNotContain("秘密的密码", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_IsOpenAndPagesAreNot()
    {
        await using var desk = await DeskProcess.StartAsync();
        using var client = desk.Client(key: null);
        Assert.Equal("ready", await client.GetStringAsync(new Uri("/health/ready", UriKind.Relative)));
        Assert.Equal("live", await client.GetStringAsync(new Uri("/health/live", UriKind.Relative)));
        using var page = await client.GetAsync(new Uri("/", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);

        // An API key opens no page.
        using var program = desk.Client();
        using var denied = await program.GetAsync(new Uri("/", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Redirect, denied.StatusCode);
    }

    [Fact]
    public async Task Push_OverTheLimit_IsToldToWait()
    {
        await using var desk = await DeskProcess.StartAsync(null, "--Desk:PushesPerMinute", "2", "--Desk:Works", "false");
        using var client = desk.Client();
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 4; i++)
        {
            using var answer = await client.GetAsync(new Uri("/api/v1/decisions/0000000000000000", UriKind.Relative));
            statuses.Add(answer.StatusCode);
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
    }

    private string[] Args() =>
    [
        "--urls", "http://127.0.0.1:0",
        "--Desk:DataDirectory", _folder.File("data"),
        "--Desk:KeysDirectory", _folder.File("keys"),
        "--Gazette:Directory", _folder.File("gazette"),
        "--Gazette:HeadKey", _folder.File("public/head.pem"),
    ];

    private static Task<(int Code, string Errors)> RunAsync(params string[] args) => RunAsync(string.Empty, args);

    private static async Task<(int Code, string Errors)> RunAsync(string input, string[] args)
    {
        using var errors = new StringWriter();
        using var reader = new StringReader(input);
        var code = await DeskHost.RunAsync(args, reader, TextWriter.Null, errors).WaitAsync(TimeSpan.FromSeconds(30));
        return (code, errors.ToString());
    }
}
