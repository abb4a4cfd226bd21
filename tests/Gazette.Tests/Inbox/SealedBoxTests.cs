using System.Security.Cryptography;
using Disclosure.Gazette.Inbox;
using Disclosure.TestKit;

namespace Disclosure.Gazette.Tests.Inbox;

public sealed class SealedBoxTests : IDisposable
{
    // RFC 9180, appendix A.3.1 (DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-128-GCM, base mode), first message.
    private const string RecipientSecret = "f3ce7fdae57e1a310d87f1ebbde6f328be0a99cdbcadf4d6589cf29de4b8ffd2";
    private const string RecipientPoint = "04fe8c19ce0905191ebc298a9245792531f26f0cece2460639e8bc39cb7f706a826a779b4cf969b8a0e539c7f62fb3d30ad6aa8f80e30f1d128aafd68a2ce72ea0";
    private const string PassingPoint = "04a92719c6195d5085104f469a8b9814d5838ff72b60501e2c4466e5e67b325ac98536d7b61a1af4b78e5b7f951c0900be863c403ce65c9bfcb9382657222d18c4";
    private const string Info = "4f6465206f6e2061204772656369616e2055726e";
    private const string Associated = "436f756e742d30";
    private const string Message = "4265617574792069732074727574682c20747275746820626561757479";
    private const string Ciphertext = "5ad590bb8baa577f8619db35a36311226a896e7342a6d836d8b7bcd2f20b6c7f9076ac232e3ab2523f39513434";

    private readonly ECDiffieHellman _key = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _key.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Open_PublishedVector_GivesTheMessage()
    {
        var point = Convert.FromHexString(RecipientPoint);
        using var own = ECDiffieHellman.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            D = Convert.FromHexString(RecipientSecret),
            Q = new ECPoint { X = point[1..33], Y = point[33..] },
        });

        var opened = SealedBox.Open(own, Convert.FromHexString(Info), Convert.FromHexString(Associated), Convert.FromHexString(PassingPoint + Ciphertext), keyLength: 16);

        Assert.Equal(Message, Convert.ToHexStringLower(opened));
    }

    [Fact]
    public void Seal_ThenOpen_GivesTheMessage_AndNeverTwiceTheSameBytes()
    {
        var message = RandomNumberGenerator.GetBytes(5000);

        var first = SealedBox.Seal(_key, "info"u8, "aad"u8, message);
        var second = SealedBox.Seal(_key, "info"u8, "aad"u8, message);

        Assert.Equal(message, SealedBox.Open(_key, "info"u8, "aad"u8, first));
        Assert.Equal(message.Length + SealedBox.Overhead, first.Length);
        Assert.NotEqual(first, second);
    }

    [Fact]
    public void Open_AnyByteChanged_OtherKeyPurposeOrContext_Fails()
    {
        var sealedMessage = SealedBox.Seal(_key, "info"u8, "aad"u8, "言"u8);
        using var other = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);

        for (var index = 0; index < sealedMessage.Length; index++)
        {
            var changed = (byte[])sealedMessage.Clone();
            changed[index] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => SealedBox.Open(_key, "info"u8, "aad"u8, changed));
        }

        Assert.ThrowsAny<CryptographicException>(() => SealedBox.Open(other, "info"u8, "aad"u8, sealedMessage));
        Assert.ThrowsAny<CryptographicException>(() => SealedBox.Open(_key, "other"u8, "aad"u8, sealedMessage));
        Assert.ThrowsAny<CryptographicException>(() => SealedBox.Open(_key, "info"u8, "other"u8, sealedMessage));
        Assert.ThrowsAny<CryptographicException>(() => SealedBox.Open(_key, "info"u8, "aad"u8, sealedMessage.AsSpan(0, SealedBox.Overhead - 1)));
    }

    [Fact]
    public void InboxKey_ItsPublicHalfSealsAndCannotOpen()
    {
        var (secret, open) = (_folder.File("inbox.pem"), _folder.File("public.pem"));
        using var key = InboxKey.InFiles(secret, open);
        using var sealing = InboxPublicKey.FromFile(open);

        var sealedRequest = sealing.Seal("申请"u8);

        Assert.Equal("申请"u8.ToArray(), key.Open(sealedRequest));
        using var again = InboxKey.InFiles(secret, open);
        Assert.Equal("申请"u8.ToArray(), again.Open(sealedRequest));
        using var stranger = InboxKey.InFiles(_folder.File("other.pem"), _folder.File("other-public.pem"));
        Assert.ThrowsAny<CryptographicException>(() => stranger.Open(sealedRequest));
        // Nobody puts the private key where the public one belongs.
        Assert.ThrowsAny<CryptographicException>(() => InboxPublicKey.FromFile(secret));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(secret));
            File.SetUnixFileMode(secret, UnixFileMode.UserRead | UnixFileMode.GroupRead);
            Assert.ThrowsAny<CryptographicException>(() => InboxKey.InFiles(secret, open));
        }
    }
}
