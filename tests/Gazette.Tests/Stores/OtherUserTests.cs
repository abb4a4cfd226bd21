using System.Diagnostics;
using System.Runtime.Versioning;
using Disclosure.Gazette.Log;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.Gazette.Tests.Stores;

/// <summary>
/// The public process runs as another user than the desk: it reads the gazette through the group's rights and can change nothing. Only
/// root can start a process of another user, so for others there is nothing to try.
/// </summary>
[SupportedOSPlatform("linux")]
public sealed class OtherUserTests : IDisposable
{
    private const string User = "65534"; // nobody
    private const string Group = "64999"; // no one else's
    private const UnixFileMode GroupReadable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;

    private readonly TemporaryFolder _folder = new();
    private readonly HeadSigner _signer;
    private readonly HeadVerifier _trusted;

    public OtherUserTests()
    {
        _signer = HeadSigner.Create(_folder.File("signing.pem"), _folder.File("head.pem"));
        _trusted = _signer.Verifier();
    }

    private string Gazette => _folder.File("gazette");

    public void Dispose()
    {
        _trusted.Dispose();
        _signer.Dispose();
        _folder.Dispose();
    }

    [Fact]
    [Clause("ZZ-09")]
    public async Task Reader_OfAnotherUser_SeesEachChangeAndCanMakeNone()
    {
        if (!Environment.IsPrivilegedProcess)
            return;
        await PrepareAsync();
        using var reader = StartReader();
        Assert.StartsWith("DatabaseUnavailableException", await AskAsync(reader, "read"), StringComparison.Ordinal);

        await using (var store = GazetteStore.InFolder(Gazette, readOnly: false))
        {
            var writer = await GazetteWriter.OpenAsync(store, _signer, _trusted, TimeProvider.System, CancellationToken.None);
            Assert.Equal("signed 0 0", await AskAsync(reader, "read"));
            var id = RecordId.New();
            for (var version = 1; version <= 3; version++)
            {
                await writer.AppendAsync(PublishableRecords.Decision(id, version), version == 1 ? EntryKind.Published : EntryKind.Amended, ChangeNature.Legal, CancellationToken.None);
                Assert.Equal($"signed {version} {version}", await AskAsync(reader, "read"));
            }

            await writer.WithdrawAsync(PublishableRecords.Revocation(id, 4), ChangeNature.Legal, CancellationToken.None);
            Assert.True(await writer.PurgeAsync(CancellationToken.None));
            Assert.Equal("signed 4 1", await AskAsync(reader, "read"));
            await writer.ReSignHeadAsync(CancellationToken.None);
            Assert.Equal("signed 4 1", await AskAsync(reader, "read"));

            Assert.DoesNotContain("deleted", await AskAsync(reader, "delete"), StringComparison.Ordinal);
            Assert.All(Directory.GetFiles(Gazette), static file => Assert.Equal(GroupReadable, File.GetUnixFileMode(file)));
            Assert.Equal(6, Directory.GetFiles(Gazette).Length);
        }

        // The desk is down, cleanly closed: what was public can still be read (the lease decides whether it is served), also by a new process.
        Assert.Equal("signed 4 1", await AskAsync(reader, "read"));
        using var late = StartReader();
        Assert.Equal("signed 4 1", await AskAsync(late, "read"));

        await using (var store = GazetteStore.InFolder(Gazette, readOnly: false))
        {
            var writer = await GazetteWriter.OpenAsync(store, _signer, _trusted, TimeProvider.System, CancellationToken.None);
            await writer.AppendAsync(PublishableRecords.Decision(RecordId.New(), 1), EntryKind.Published, ChangeNature.Legal, CancellationToken.None);
            Assert.Equal("signed 5 2", await AskAsync(reader, "read"));
            Assert.Equal("signed 5 2", await AskAsync(late, "read"));
        }

        await EndAsync(reader);
        await EndAsync(late);
    }

    [Fact]
    public async Task Reader_OutsideTheGroup_IsToldThatItMayNotRead()
    {
        if (!Environment.IsPrivilegedProcess)
            return;
        await PrepareAsync();
        await using var store = GazetteStore.InFolder(Gazette, readOnly: false);
        await GazetteWriter.OpenAsync(store, _signer, _trusted, TimeProvider.System, CancellationToken.None);

        using var stranger = StartReader(group: User);

        Assert.StartsWith("DatabaseUnavailableException", await AskAsync(stranger, "read"), StringComparison.Ordinal);
        await EndAsync(stranger);
    }

    private async Task PrepareAsync()
    {
        Directory.CreateDirectory(Gazette);
        File.SetUnixFileMode(_folder.Path, File.GetUnixFileMode(_folder.Path) | UnixFileMode.OtherExecute);
        await RunAsync("chgrp", Group, Gazette);
        await RunAsync("chmod", "2750", Gazette);
        // The build's own folder may lie where no other user may enter.
        var program = Directory.CreateDirectory(_folder.File("program")).FullName;
        await RunAsync("cp", "-r", AppContext.BaseDirectory + "/.", program);
        await RunAsync("chmod", "-R", "a+rX", program);
    }

    private Process StartReader(string group = Group) => Process.Start(new ProcessStartInfo(
        "setpriv",
        [
            $"--reuid={User}", $"--regid={group}", "--clear-groups", "--",
            Environment.ProcessPath!, _folder.File("program/Disclosure.Gazette.Tests.dll"), Gazette, _folder.File("head.pem"),
        ])
    {
        UseShellExecute = false,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        WorkingDirectory = "/",
    })!;

    private static async Task<string?> AskAsync(Process reader, string question)
    {
        await reader.StandardInput.WriteLineAsync(question);
        await reader.StandardInput.FlushAsync();
        return await reader.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30));
    }

    private static async Task EndAsync(Process reader)
    {
        reader.StandardInput.Close();
        await reader.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(10));
    }

    private static async Task RunAsync(string file, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(file, arguments))!;
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }
}
