using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Intake;

/// <summary>What a push is known by when it is repeated; kept sealed under the key of its case, so that it goes with it.</summary>
internal sealed record PushMemory
{
    /// <summary>The client's own name for the push; its blind index is made anew from it when the master key changes.</summary>
    public required string IdempotencyKey { get; init; }

    /// <summary>SHA-256 over file name, metadata and document.</summary>
    public required byte[] ContentHash { get; init; }

    public static PushMemory Of(string idempotencyKey, PushedFiles files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        // The name is content too: its ending says how the document is read.
        foreach (var content in (ReadOnlySpan<byte[]>)[Encoding.UTF8.GetBytes(files.FileName), files.Metadata, files.Document])
        {
            hash.AppendData(BitConverter.GetBytes(content.Length));
            hash.AppendData(content);
        }

        return new PushMemory { IdempotencyKey = idempotencyKey, ContentHash = hash.GetHashAndReset() };
    }

    /// <summary>By what the push is found.</summary>
    public static string Index(CaseVault vault, string agencyCode, string idempotencyKey) =>
        vault.BlindIndex($"idempotency-key/{agencyCode}", idempotencyKey);

    public byte[] Seal(CaseKey key) => key.Seal(CasePart.Idempotency, JsonSerializer.SerializeToUtf8Bytes(this, CaseJson.Options));

    public bool HasContentOf(PushMemory other) => CryptographicOperations.FixedTimeEquals(ContentHash, other.ContentHash);
}
