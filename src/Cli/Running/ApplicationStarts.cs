using System.Diagnostics;
using System.Security.Cryptography;
using Disclosure.Cli.Exits;
using Disclosure.Cli.Processes;
using Disclosure.Gazette.Log;
using Disclosure.Gazette.Stores;

namespace Disclosure.Cli.Running;

/// <summary>How each application is started: as whom, from where, with which settings and with no others of this process.</summary>
public sealed class ApplicationStarts(Placement placement, Addresses addresses)
{
    private const int ProvisionAttempts = 3;
    private const string NodeName = "site";

    private static readonly string[] Inherited = ["PATH", "TZ", "LANG", "LC_ALL", "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "DISCLOSURE_ENVIRONMENT"];

    /// <summary>The desk, listening. It is told of the public site as the node that it asks for receipts.</summary>
    public ProcessStartInfo Desk => Start(
        placement.DeskUser,
        placement.DeskProgram,
        PlacementFinder.DeskAssembly,
        [
            .. DeskSettings,
            $"--urls={addresses.Desk.AbsoluteUri}",
            $"--Desk:Nodes:0:Name={NodeName}",
            $"--Desk:Nodes:0:Address={addresses.Site.AbsoluteUri}",
            $"--Desk:Nodes:0:KeyFile={placement.Folders.NodeKey}",
        ]);

    /// <summary>The public site, listening. It is told of the gazette, its public key, the mailbox and a folder of its own, of nothing else.</summary>
    public ProcessStartInfo Site => Start(
        placement.SiteUser,
        placement.SiteProgram,
        PlacementFinder.SiteAssembly,
        [
            $"--urls={addresses.Site.AbsoluteUri}",
            $"--Site:DataDirectory={placement.Folders.Site}",
            $"--Site:Node={NodeName}",
            $"--Gazette:Directory={placement.Folders.Gazette}",
            $"--Gazette:HeadKey={placement.Folders.HeadKey}",
            .. Mailbox,
        ]);

    // The replies lie beside the gazette: the desk writes that folder, and the public site reads it.
    private string[] Mailbox =>
    [
        $"--Mailbox:Inbox={placement.Folders.Inbox}",
        $"--Mailbox:Outbox={placement.Folders.Gazette}",
        $"--Mailbox:SealKey={placement.Folders.SealKey}",
    ];

    private string[] DeskSettings =>
    [
        $"--Desk:DataDirectory={placement.Folders.Desk}",
        $"--Desk:KeysDirectory={placement.Folders.DeskKeys}",
        $"--Desk:PublicUrl={addresses.Site.AbsoluteUri.TrimEnd('/')}",
        $"--Gazette:Directory={placement.Folders.Gazette}",
        $"--Gazette:HeadKey={placement.Folders.HeadKey}",
        .. Mailbox,
    ];

    /// <summary>A command of the desk's program, with the desk's settings.</summary>
    public ProcessStartInfo DeskCommand(IReadOnlyList<string> command) =>
        Start(placement.DeskUser, placement.DeskProgram, PlacementFinder.DeskAssembly, [.. command, .. DeskSettings]);

    /// <summary>Makes accounts and keys exist. What exists stays, so that a desk that ended without a word, as one that was killed does, is asked again.</summary>
    /// <param name="json">What the desk's <c>provision</c> reads.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="CommandFailedException">The desk refused; the message is its own.</exception>
    public async Task ProvisionAsync(string json, CancellationToken cancellationToken)
    {
        var (exitCode, error) = (1, string.Empty);
        for (var attempt = 1; attempt <= ProvisionAttempts; attempt++)
        {
            (exitCode, error) = await ShortProcess.RunAsync(DeskCommand(["provision"]), json, cancellationToken);
            if (exitCode == 0)
            {
                return;
            }

            if (!string.IsNullOrWhiteSpace(error))
            {
                break;
            }
        }

        throw new CommandFailedException($"不能建立示例账号（{exitCode}）：{error.Trim()} The sample accounts could not be made.");
    }

    /// <summary>
    /// Hands the public half of the site's key to the desk. The site makes its key itself, in its own folder, where the desk's user cannot look.
    /// </summary>
    /// <exception cref="CommandFailedException">It has no key and cannot make one.</exception>
    public async Task IntroduceSiteAsync(CancellationToken cancellationToken)
    {
        var start = Start(placement.SiteUser, placement.SiteProgram, PlacementFinder.SiteAssembly, ["node-key", $"--Site:DataDirectory={placement.Folders.Site}"]);
        var (exitCode, pem, error) = await ShortProcess.ReadAsync(start, input: null, cancellationToken);
        try
        {
            // What another user's process prints is looked at before it is handed on.
            using var key = exitCode == 0 ? HeadVerifier.FromPem(pem) : throw new CryptographicException(error.Trim());
            WholeFile.Replace(placement.Folders.NodeKey, pem, WholeFile.Everyone);
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"公示网没有可用的节点密钥：{exception.Message} The public site has no key of its own.", exception);
        }
    }

    private ProcessStartInfo Start(ServiceUser user, string program, string assembly, string[] arguments)
    {
        string[] command = [.. user.Prefix(), placement.Dotnet, Path.Combine(program, assembly), .. arguments];
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { WorkingDirectory = program };
        var kept = Inherited.Select(name => (Name: name, Value: Environment.GetEnvironmentVariable(name))).Where(pair => pair.Value is not null).ToList();
        start.Environment.Clear();
        foreach (var (name, value) in kept)
        {
            start.Environment[name] = value;
        }

        start.Environment["HOME"] = user is ServiceUser.Separate ? "/nonexistent" : Environment.GetEnvironmentVariable("HOME") ?? "/nonexistent";
        start.Environment["DOTNET_NOLOGO"] = "1";
        // No debugger's door in /tmp.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        return start;
    }
}
