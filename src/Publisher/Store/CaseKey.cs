using System.Security.Cryptography;
using System.Text;

namespace Disclosure.Publisher.Store;

/// <summary>
/// The data key of one case. What it seals is bound to the case and to the name of the part (AES-256-GCM, both as associated data),
/// so that a blob moved to another row does not open. Erasing the wrapped key erases everything the key has sealed.
/// </summary>
public sealed class CaseKey : IDisposable
{
    private const byte Form = 1;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int HeaderLength = 1 + NonceLength + TagLength;

    private readonly string _caseId;
    private readonly AesGcm _cipher;

    internal CaseKey(string caseId, ReadOnlySpan<byte> key, byte[] wrapped)
    {
        _caseId = caseId;
        _cipher = new AesGcm(key, TagLength);
        Wrapped = wrapped;
    }

    /// <summary>The case whose key it is.</summary>
    public string CaseId => _caseId;

    /// <summary>The key as it is stored: wrapped by the master key.</summary>
    public byte[] Wrapped { get; }

    /// <summary>Encrypts a part of the case.</summary>
    public byte[] Seal(string part, ReadOnlySpan<byte> content) => Seal(_cipher, Context(part), content);

    /// <summary>Decrypts a part of the case.</summary>
    /// <exception cref="CryptographicException">The blob was changed, or belongs to another case or part.</exception>
    public byte[] Open(string part, ReadOnlySpan<byte> blob) => Open(_cipher, Context(part), blob);

    /// <inheritdoc/>
    public void Dispose() => _cipher.Dispose();

    internal static byte[] Seal(AesGcm cipher, ReadOnlySpan<byte> context, ReadOnlySpan<byte> content)
    {
        var blob = new byte[HeaderLength + content.Length];
        blob[0] = Form;
        var nonce = blob.AsSpan(1, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        cipher.Encrypt(nonce, content, blob.AsSpan(HeaderLength), blob.AsSpan(1 + NonceLength, TagLength), context);
        return blob;
    }

    internal static byte[] Open(AesGcm cipher, ReadOnlySpan<byte> context, ReadOnlySpan<byte> blob)
    {
        if (blob.Length < HeaderLength || blob[0] != Form)
        {
            throw new CryptographicException("Not a sealed blob of a known form.");
        }

        var content = new byte[blob.Length - HeaderLength];
        cipher.Decrypt(blob.Slice(1, NonceLength), blob[HeaderLength..], blob.Slice(1 + NonceLength, TagLength), content, context);
        return content;
    }

    private byte[] Context(string part) => Encoding.UTF8.GetBytes($"{_caseId}/{part}");
}
