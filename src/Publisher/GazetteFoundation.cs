using System.Data.Common;
using System.Security.Cryptography;
using Disclosure.Gazette.Log;
using Disclosure.Gazette.Stores;
using Disclosure.Publisher.Publishing;
using Disclosure.Publisher.Settings;

namespace Disclosure.Publisher;

/// <summary>The gazette open for writing, with the key that signs it and the ledger that outlives it.</summary>
internal sealed record GazetteFoundation(GazetteStore Store, HeadSigner Signer, LogLedger Ledger, GazetteWriter Writer)
{
    /// <summary>Opens the gazette; the signing key is made with a new gazette only.</summary>
    /// <exception cref="DeskStartException">Something is missing or wrong; the message says what.</exception>
    public static async Task<GazetteFoundation> OpenAsync(DeskOptions desk, GazetteOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        var embedded = options.ConnectionString is null;
        if (embedded)
        {
            StoreFoundation.Writable(options.Directory, "公示簿", "gazette");
        }

        var store = options.Open();
        HeadSigner? signer = null;
        var ledger = new LogLedger(desk.GazetteLedgerPath);
        try
        {
            signer = Sign(desk, options, isNew: !embedded || !File.Exists(Path.Combine(options.Directory, "gazette.db")));
            var writer = await GazetteWriter.OpenAsync(store, signer, signer.Verifier(), ledger, time, cancellationToken);
            if (!string.IsNullOrWhiteSpace(options.ReaderRole))
            {
                await store.GrantReadingAsync(options.ReaderRole, cancellationToken);
            }

            return new GazetteFoundation(store, signer, ledger, writer);
        }
        catch (Exception exception)
        {
            signer?.Dispose();
            ledger.Dispose();
            await store.DisposeAsync();
            throw exception switch
            {
                DatabaseUnavailableException or MigrationException or GazetteDamagedException =>
                    new DeskStartException($"无法打开公示簿 (the gazette cannot be opened): {exception.Message}", exception),
                DbException =>
                    new DeskStartException("无法授权公示网读取公示簿，请检查 Gazette:ReaderRole (reading cannot be granted to Gazette:ReaderRole).", exception),
                IOException or UnauthorizedAccessException or CryptographicException =>
                    new DeskStartException($"无法使用公示簿签名密钥或者账本 (the gazette's signing key or its ledger cannot be used): {exception.Message}", exception),
                _ => exception,
            };
        }
    }

    private static HeadSigner Sign(DeskOptions desk, GazetteOptions options, bool isNew)
    {
        if (isNew && !File.Exists(desk.SigningKeyPath))
        {
            return HeadSigner.Create(desk.SigningKeyPath, options.HeadKey);
        }

        var signer = HeadSigner.Load(desk.SigningKeyPath);
        if (!File.Exists(options.HeadKey))
        {
            signer.WritePublic(options.HeadKey);
        }

        return signer;
    }
}
