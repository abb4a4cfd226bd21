using System.Security.Cryptography;
using System.Text;

namespace Disclosure.Publisher.Store;

/// <summary>
/// Makes, wraps and unwraps the data keys of cases, and computes blind indexes: look-ups by equality that tell nothing else. Safe for use
/// from many threads.
/// </summary>
public sealed class CaseVault(MasterKey master) : IDisposable
{
    private const int KeyLength = 32;
    private const int TagLength = 16;

    // One thread at a time: a cipher that two use at once fails, or wraps a key so that nothing opens it again.
    private readonly Lock _turn = new();
    private readonly AesGcm _wrapping = new(master.WrappingKey, TagLength);

    /// <summary>Which master key it works with, lower-case hex.</summary>
    public string MasterKeyId => master.IdText;

    /// <summary>A new random data key for a case.</summary>
    public CaseKey NewKey(string caseId)
    {
        Span<byte> key = stackalloc byte[KeyLength];
        try
        {
            RandomNumberGenerator.Fill(key);
            return new CaseKey(caseId, key, Wrap(caseId, key));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <summary>Opens a case's data key.</summary>
    /// <exception cref="CryptographicException">The key was wrapped by another master key, was changed, or belongs to another case.</exception>
    public CaseKey Unwrap(string caseId, byte[] wrapped)
    {
        var key = OpenKey(caseId, wrapped);
        try
        {
            return new CaseKey(caseId, key, wrapped);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <summary>The same data key, wrapped by the master key of another vault.</summary>
    /// <exception cref="CryptographicException">As <see cref="Unwrap"/>.</exception>
    public byte[] Rewrap(string caseId, byte[] wrapped, CaseVault successor)
    {
        ArgumentNullException.ThrowIfNull(successor);
        var key = OpenKey(caseId, wrapped);
        try
        {
            return successor.Wrap(caseId, key);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <summary>HMAC-SHA256 in lower-case hex under a key of its own; equal for equal values of the same purpose.</summary>
    public string BlindIndex(string purpose, string value) => BlindIndex(purpose, Encoding.UTF8.GetBytes(value));

    /// <summary>HMAC-SHA256 in lower-case hex under a key of its own; equal for equal values of the same purpose.</summary>
    public string BlindIndex(string purpose, ReadOnlySpan<byte> value)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, master.BlindIndexKey);
        hash.AppendData(Encoding.UTF8.GetBytes(purpose));
        hash.AppendData([0]);
        hash.AppendData(value);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <inheritdoc/>
    public void Dispose() => _wrapping.Dispose();

    private byte[] Wrap(string caseId, ReadOnlySpan<byte> key)
    {
        lock (_turn)
        {
            return [.. master.Id.Span, .. CaseKey.Seal(_wrapping, Context(caseId), key)];
        }
    }

    private byte[] OpenKey(string caseId, byte[] wrapped)
    {
        ArgumentNullException.ThrowIfNull(wrapped);
        if (!wrapped.AsSpan().StartsWith(master.Id.Span))
        {
            throw new CryptographicException("The case key was wrapped by another master key.");
        }

        lock (_turn)
        {
            return CaseKey.Open(_wrapping, Context(caseId), wrapped.AsSpan(MasterKey.IdLength));
        }
    }

    private static byte[] Context(string caseId) => Encoding.UTF8.GetBytes($"{caseId}/key");
}
