using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using Disclosure.Cli.Exits;
using Disclosure.Cli.Places;
using Disclosure.Gazette.Log;
using Disclosure.Gazette.Stores;

namespace Disclosure.Cli.Verifying;

/// <summary><c>disclosure gazette verify [--data DIR] [--head-key PEM]</c>: checks the whole log, offline.</summary>
public static class GazetteCommand
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var data = new Option<string?>("--data") { Description = "Data folder that holds gazette/. Default: ./data of the checkout." };
        var headKey = new Option<FileInfo?>("--head-key") { Description = "Public key (PEM) the heads are checked with. Default: public/gazette-head.pem of the data's keys." };
        var verify = new Command("verify", "Check every entry, payload, proof and signed head. 0 when all holds, 1 when not.") { data, headKey };
        verify.SetAction((parsed, cancellationToken) => VerifyAsync(
            DataFolders.Of(Checkout.Find(), parsed.GetValue(data)), parsed.GetValue(headKey)?.FullName, cancellationToken));
        return new Command("gazette", "The log of everything that was published.") { verify };
    }

    private static async Task<int> VerifyAsync(DataFolders folders, string? headKey, CancellationToken cancellationToken)
    {
        var key = headKey ?? folders.HeadKey;
        if (!File.Exists(Path.Combine(folders.Gazette, "gazette.db")))
        {
            throw new CommandFailedException($"there is no gazette in {folders.Gazette}.");
        }

        if (!File.Exists(key))
        {
            throw new CommandFailedException($"the public key {key} is missing; name it with --head-key.");
        }

        try
        {
            using var trusted = HeadVerifier.FromFile(key);
            await using var store = GazetteStore.InFolder(folders.Gazette, readOnly: true);
            return await WriteAsync(await new GazetteVerifier(store, trusted).VerifyAsync(cancellationToken));
        }
        catch (Exception error) when (error is DatabaseUnavailableException or MigrationException or CryptographicException or DbException or IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"the gazette cannot be verified: {error.Message}", error);
        }
    }

    private static async Task<int> WriteAsync(GazetteReport report)
    {
        await Console.Out.WriteLineAsync($"{report.Entries} entries, {report.Payloads} payloads, {report.Erased} erased by order, {report.Heads} signed heads");
        if (report.Head is { } head)
        {
            var signedAt = head.SignedAt.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
            await Console.Out.WriteLineAsync($"newest head: size {head.TreeSize}, root {Convert.ToHexStringLower(head.RootHash.Span)}, signed {signedAt} by {head.KeyId}");
        }

        foreach (var problem in report.Problems)
        {
            await Console.Error.WriteLineAsync(problem);
        }

        await Console.Out.WriteLineAsync(report.IsSound ? "gazette verified" : "gazette NOT verified");
        return report.IsSound ? ExitCodes.Ok : ExitCodes.Failure;
    }
}
