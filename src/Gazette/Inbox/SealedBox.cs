using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Disclosure.Gazette.Inbox;

/// <summary>
/// Public-key encryption of one message: HPKE in base mode (RFC 9180) with DHKEM(P-256, HKDF-SHA256), HKDF-SHA256 and AES-256-GCM. Whoever holds
/// the public key alone can seal and cannot open, not even what it sealed itself a moment before.
/// </summary>
internal static class SealedBox
{
    /// <summary>Bytes by which a sealed message is longer than what was sealed: the uncompressed point of the passing key and the tag.</summary>
    public const int Overhead = PointLength + TagLength;

    private const int PointLength = 65;
    private const int CoordinateLength = 32;
    private const int TagLength = 16;
    private const int NonceLength = 12;
    private const int UsualKeyLength = 32;
    private const byte UncompressedPoint = 4;

    private static ReadOnlySpan<byte> KemSuite => [(byte)'K', (byte)'E', (byte)'M', 0x00, 0x10];

    /// <summary>Seals a message: the passing key's point, then the ciphertext with its tag.</summary>
    public static byte[] Seal(ECDiffieHellman recipient, ReadOnlySpan<byte> info, ReadOnlySpan<byte> associated, ReadOnlySpan<byte> message)
    {
        using var passing = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var point = Point(passing);
        var (key, nonce) = Schedule(Agree(passing, recipient, point, Point(recipient)), info, UsualKeyLength);
        using var cipher = new AesGcm(key, TagLength);
        var sealedMessage = new byte[PointLength + message.Length + TagLength];
        point.CopyTo(sealedMessage, 0);
        cipher.Encrypt(nonce, message, sealedMessage.AsSpan(PointLength, message.Length), sealedMessage.AsSpan(PointLength + message.Length), associated);
        CryptographicOperations.ZeroMemory(key);
        return sealedMessage;
    }

    /// <summary>Opens a message.</summary>
    /// <exception cref="CryptographicException">It was changed, is cut, or was sealed to another key, for another purpose or with other associated bytes.</exception>
    public static byte[] Open(ECDiffieHellman own, ReadOnlySpan<byte> info, ReadOnlySpan<byte> associated, ReadOnlySpan<byte> sealedMessage) =>
        Open(own, info, associated, sealedMessage, UsualKeyLength);

    /// <summary>As the other overload, with the length of AES's key: the published vectors for P-256 have 16 bytes.</summary>
    internal static byte[] Open(ECDiffieHellman own, ReadOnlySpan<byte> info, ReadOnlySpan<byte> associated, ReadOnlySpan<byte> sealedMessage, int keyLength)
    {
        if (sealedMessage.Length < Overhead || sealedMessage[0] != UncompressedPoint)
            throw new CryptographicException("Not a sealed message.");
        var point = sealedMessage[..PointLength].ToArray();
        using var passing = FromPoint(point);
        var (key, nonce) = Schedule(Agree(own, passing, point, Point(own)), info, keyLength);
        using var cipher = new AesGcm(key, TagLength);
        var message = new byte[sealedMessage.Length - Overhead];
        cipher.Decrypt(nonce, sealedMessage[PointLength..^TagLength], sealedMessage[^TagLength..], message, associated);
        CryptographicOperations.ZeroMemory(key);
        return message;
    }

    private static byte[] Point(ECDiffieHellman key)
    {
        var parameters = key.ExportParameters(includePrivateParameters: false);
        return [UncompressedPoint, .. parameters.Q.X!, .. parameters.Q.Y!];
    }

    // A point that is not on the curve is refused as it is taken in.
    private static ECDiffieHellman FromPoint(byte[] point) => ECDiffieHellman.Create(new ECParameters
    {
        Curve = ECCurve.NamedCurves.nistP256,
        Q = new ECPoint { X = point[1..(1 + CoordinateLength)], Y = point[(1 + CoordinateLength)..] },
    });

    private static byte[] Agree(ECDiffieHellman own, ECDiffieHellman other, byte[] passingPoint, byte[] recipientPoint)
    {
        using var otherPublic = other.PublicKey;
        var agreed = own.DeriveRawSecretAgreement(otherPublic);
        var extracted = Extract(KemSuite, [], "eae_prk"u8, agreed);
        CryptographicOperations.ZeroMemory(agreed);
        return Expand(KemSuite, extracted, "shared_secret"u8, [.. passingPoint, .. recipientPoint], CoordinateLength);
    }

    private static (byte[] Key, byte[] Nonce) Schedule(byte[] shared, ReadOnlySpan<byte> info, int keyLength)
    {
        byte[] suite = [(byte)'H', (byte)'P', (byte)'K', (byte)'E', 0x00, 0x10, 0x00, 0x01, 0x00, (byte)(keyLength == UsualKeyLength ? 0x02 : 0x01)];
        byte[] context = [0x00, .. Extract(suite, [], "psk_id_hash"u8, []), .. Extract(suite, [], "info_hash"u8, info)];
        var secret = Extract(suite, shared, "secret"u8, []);
        var schedule = (Expand(suite, secret, "key"u8, context, keyLength), Expand(suite, secret, "base_nonce"u8, context, NonceLength));
        CryptographicOperations.ZeroMemory(shared);
        CryptographicOperations.ZeroMemory(secret);
        return schedule;
    }

    private static byte[] Extract(ReadOnlySpan<byte> suite, byte[] salt, ReadOnlySpan<byte> label, ReadOnlySpan<byte> material) =>
        HKDF.Extract(HashAlgorithmName.SHA256, [.. "HPKE-v1"u8, .. suite, .. label, .. material], salt);

    private static byte[] Expand(ReadOnlySpan<byte> suite, byte[] secret, ReadOnlySpan<byte> label, ReadOnlySpan<byte> context, int length)
    {
        Span<byte> wanted = stackalloc byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16BigEndian(wanted, (ushort)length);
        return HKDF.Expand(HashAlgorithmName.SHA256, secret, length, [.. wanted, .. "HPKE-v1"u8, .. suite, .. label, .. context]);
    }
}
