using System.Security.Cryptography;
using System.Text;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Backups;

/// <summary>The gazette's keys in a backup: AES-256-GCM under a key of the master key's, nonce first.</summary>
internal static class SealedKeys
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private static readonly byte[] Context = Encoding.ASCII.GetBytes(BackupManifest.CurrentForm);

    public static byte[] Seal(MasterKey master, byte[] keys)
    {
        var bytes = new byte[NonceBytes + keys.Length + TagBytes];
        RandomNumberGenerator.Fill(bytes.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(master.BackupKey, TagBytes);
        aes.Encrypt(bytes.AsSpan(0, NonceBytes), keys, bytes.AsSpan(NonceBytes, keys.Length), bytes.AsSpan(NonceBytes + keys.Length), Context);
        return bytes;
    }

    /// <exception cref="CryptographicException">Another master key sealed them, or they were changed.</exception>
    public static byte[] Open(MasterKey master, byte[] bytes)
    {
        if (bytes.Length < NonceBytes + TagBytes)
        {
            throw new CryptographicException("Too short.");
        }

        var keys = new byte[bytes.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(master.BackupKey, TagBytes);
        aes.Decrypt(bytes.AsSpan(0, NonceBytes), bytes.AsSpan(NonceBytes, keys.Length), bytes.AsSpan(NonceBytes + keys.Length), keys, Context);
        return keys;
    }
}
