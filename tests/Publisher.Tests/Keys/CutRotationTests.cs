using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Keys;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Keys;

/// <summary>A rotation that was cut off anywhere leaves a store that the desk starts on, and a rotation that is simply run again.</summary>
public sealed class CutRotationTests : IClassFixture<CutRotationTests.Server>
{
    private readonly Server _server;

    public CutRotationTests(Server server) => _server = server;

    public static TheoryData<string, string, bool> Cuts
    {
        get
        {
            // The files are the same on both engines; on PostgreSQL, before and after the commit is what differs.
            var cuts = new TheoryData<string, string, bool> { { Desks.Postgres, KeyTracing.Rewrap, false }, { Desks.Postgres, KeyTracing.Replace, true } };
            foreach (var stage in (string[])[KeyTracing.Create, KeyTracing.Rewrap, KeyTracing.Replace, KeyTracing.Purge, KeyTracing.Destroy])
            {
                cuts.Add(Desks.Sqlite, stage, true);
                cuts.Add(Desks.Sqlite, stage, false);
            }

            return cuts;
        }
    }

    [Theory]
    [MemberData(nameof(Cuts))]
    public async Task Rotate_CutOff_TheDeskStartsAndTheNextRotationFinishes(string engine, string stage, bool before)
    {
        await using var desk = await DeskProcess.StartAsync(
            string.Equals(engine, Desks.Postgres, StringComparison.Ordinal) ? await _server.Postgres.CreateDatabaseAsync(default) : null, "--Desk:Works", "false");
        var caseId = await desk.PushAsync(key: "first");

        await desk.RestartAsync(() => PowerCut.AtAsync(stage, before, desk.RotateAsync));
        await AssertWorksAsync(desk, caseId);

        await desk.RestartAsync(async () =>
        {
            // Once more cut off, then to the end without a desk in between.
            await PowerCut.AtAsync(stage, before, desk.RotateAsync);
            await desk.RotateAsync();
        });
        await AssertWorksAsync(desk, caseId);
        Assert.Equal([desk.KeyFile()], desk.KeyFiles());
    }

    /// <summary>States between two calls to the system, which no stage ends at.</summary>
    [Theory]
    [InlineData("half-written next")]
    [InlineData("old is a second name of the key")]
    [InlineData("old half overwritten")]
    [InlineData("the key is gone, the next is there")]
    public async Task Start_FilesAsACutLeavesThem_FindsTheKey(string state)
    {
        await using var desk = await DeskProcess.StartAsync(null, "--Desk:Works", "false");
        var caseId = await desk.PushAsync(key: "first");
        var path = desk.KeyFile();
        await desk.RestartAsync(async () =>
        {
            switch (state)
            {
                case "half-written next":
                    await File.WriteAllTextAsync(path + ".next", "dGhl");
                    await File.WriteAllTextAsync(path + ".next.draft", "dGhl");
                    break;
                case "old is a second name of the key":
                    await PowerCut.AtAsync(KeyTracing.Replace, before: true, desk.RotateAsync);
                    Link(path, path + ".old");
                    break;
                case "old half overwritten":
                    await PowerCut.AtAsync(KeyTracing.Destroy, before: true, desk.RotateAsync);
                    await File.WriteAllBytesAsync(path + ".old", new byte[45]);
                    break;
                default:
                    await PowerCut.AtAsync(KeyTracing.Replace, before: true, desk.RotateAsync);
                    File.Delete(path);
                    break;
            }
        });
        await AssertWorksAsync(desk, caseId);
        Assert.DoesNotContain(path + ".old", desk.KeyFiles());
        await desk.RestartAsync(desk.RotateAsync);
        await AssertWorksAsync(desk, caseId);
        Assert.Equal([path], desk.KeyFiles().Where(file => !file.EndsWith(".draft", StringComparison.Ordinal)));
    }

    [Fact]
    public void DestroyOld_SecondNameOfTheKeyInUse_LeavesItsBytes()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("master.key");
        MasterKey.Create(path);
        Link(path, path + ".old");
        var key = MasterKey.Read(path);
        new MasterKeyFiles(path).DestroyOld(key);
        Assert.Equal(key.IdText, MasterKey.Read(path).IdText);
        Assert.False(File.Exists(path + ".old"));
    }

    [Fact]
    public void Read_OpenToEveryUser_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("master.key");
        MasterKey.Create(path);
        using (var chmod = System.Diagnostics.Process.Start("chmod", ["604", path]))
        {
            chmod.WaitForExit();
        }

        Assert.Contains("0600", Assert.Throws<InvalidDataException>(() => MasterKey.Read(path)).Message, StringComparison.Ordinal);
    }

    private static async Task AssertWorksAsync(DeskProcess desk, string caseId)
    {
        var detail = await desk.UntilAsync(caseId, CaseState.Received);
        Assert.Equal("景市监处罚〔2026〕12号", detail.Caption?.DocumentNumber);
        await KeyRotationTests.AssertRecognisedAsync(desk, caseId);
    }

    // What File.Replace does first.
    private static void Link(string from, string to)
    {
        using var link = System.Diagnostics.Process.Start("ln", [from, to]);
        link.WaitForExit();
        Assert.Equal(0, link.ExitCode);
    }

    public sealed class Server : IAsyncLifetime
    {
        public PostgresServer Postgres { get; } = new();

        public Task InitializeAsync() => Task.CompletedTask;

        public async Task DisposeAsync() => await Postgres.DisposeAsync();
    }
}
