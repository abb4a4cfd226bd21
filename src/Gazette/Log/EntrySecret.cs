using System.Security.Cryptography;

namespace Disclosure.Gazette.Log;

/// <summary>The key and salt of one payload, as the key store holds them. Used for one payload only, then kept or destroyed.</summary>
internal sealed record EntrySecret
{
    public const int KeyIdBytes = 16;

    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    /// <summary>Names the row from the entry; random, tells nothing.</summary>
    public required byte[] KeyId { get; init; }

    public required long EntryIndex { get; init; }

    /// <summary>AES-256 key.</summary>
    public required byte[] ContentKey { get; init; }

    public required byte[] Salt { get; init; }

    public static EntrySecret New(long entryIndex) => new()
    {
        KeyId = RandomNumberGenerator.GetBytes(KeyIdBytes),
        EntryIndex = entryIndex,
        ContentKey = RandomNumberGenerator.GetBytes(32),
        Salt = RandomNumberGenerator.GetBytes(32),
    };

    /// <summary>AES-256-GCM with the header as associated data; the tag follows the ciphertext.</summary>
    public (byte[] Nonce, byte[] Ciphertext) Seal(EntryHeader header, ReadOnlySpan<byte> payload)
    {
        var nonce = RandomNumberGenerator.GetBytes(NonceBytes);
        var sealedBytes = new byte[payload.Length + TagBytes];
        using var aes = new AesGcm(ContentKey, TagBytes);
        aes.Encrypt(nonce, payload, sealedBytes.AsSpan(0, payload.Length), sealedBytes.AsSpan(payload.Length), header.ToBytes());
        return (nonce, sealedBytes);
    }

    /// <summary>The payload, or null when anything was changed.</summary>
    public byte[]? Open(EntryHeader header, byte[] nonce, byte[] ciphertext)
    {
        if (nonce.Length != NonceBytes || ciphertext.Length < TagBytes || ContentKey.Length != 32)
            return null;
        var payload = new byte[ciphertext.Length - TagBytes];
        using var aes = new AesGcm(ContentKey, TagBytes);
        try
        {
            aes.Decrypt(nonce, ciphertext.AsSpan(0, payload.Length), ciphertext.AsSpan(payload.Length), payload, header.ToBytes());
            return payload;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
