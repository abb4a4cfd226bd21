using System.Security.Cryptography;
using System.Text;
using Disclosure.Gazette.Log;
using Disclosure.Gazette.Receipts;
using Disclosure.TestKit;

namespace Disclosure.Gazette.Tests.Receipts;

/// <summary>What a node signs can be read back, is known for its own, and cannot be bent.</summary>
public sealed class NodeStatementTests : IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 1, 0, 0, 250, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    [Clause("CX-14-4")]
    public void Statement_SignedAndRead_IsTheSame()
    {
        using var key = NodeKey.InFolder(_folder.Path);
        using var keys = HeadVerifier.FromPem(key.PublicPem);
        var statement = Statement();

        var read = SignedStatement.Read(key.Sign(statement).ToBytes())!;

        Assert.True(read.VerifiesWith(keys));
        var again = NodeStatement.Read(read.Content.Span)!;
        Assert.Equal(statement with { Head = null }, again with { Head = null });
        Assert.Equal(statement.Head!.RootHash.ToArray(), again.Head!.RootHash.ToArray());
        Assert.Equal(statement.Head.Signature.ToArray(), again.Head.Signature.ToArray());
        Assert.Equal((statement.Head.TreeSize, statement.Head.SignedAt), (again.Head.TreeSize, again.Head.SignedAt));
    }

    [Fact]
    public void Signature_OfAnotherKeyOrOverOtherBytesOrForAnotherThing_DoesNotVerify()
    {
        using var key = NodeKey.InFolder(_folder.Path);
        using var other = NodeKey.InFolder(_folder.File("other"));
        using var keys = HeadVerifier.FromPem(key.PublicPem);
        var signed = key.Sign(Statement());
        var content = signed.Content.ToArray();
        content[^3] ^= 1;

        Assert.False(other.Sign(Statement()).VerifiesWith(keys));
        Assert.False((other.Sign(Statement()) with { KeyId = key.KeyId }).VerifiesWith(keys));
        Assert.False((signed with { Content = content }).VerifiesWith(keys));
        Assert.False(keys.VerifiesStatement(key.KeyId, "disclosure audit head, form 1", signed.Content.Span, signed.Signature.Span));
        Assert.True(signed.VerifiesWith(keys));
    }

    [Theory]
    [InlineData(13, 0, "it hides more than it has")]
    [InlineData(5, 6, "it purged what it does not hide")]
    [InlineData(-1, 0, "a position below the beginning")]
    public void Statement_ThatContradictsItself_IsNone(long hidden, long purged, string why)
    {
        var statement = Statement() with { Hidden = new NodeReach(hidden, At), Purged = new NodeReach(purged, purged > 0 ? At : null) };

        Assert.True(NodeStatement.Read(statement.ToBytes()) is null, why);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("{\"statement\":\"%\",\"keyId\":\"\",\"signature\":\"\"}")]
    [InlineData("{\"node\":null,\"nonce\":\"n\",\"madeAt\":1,\"serves\":false,\"head\":null,\"since\":null,\"hidden\":{\"upTo\":0,\"since\":null},\"purged\":{\"upTo\":0,\"since\":null}}")]
    [InlineData("{\"node\":\"a\",\"nonce\":\"n\",\"madeAt\":9223372036854775807,\"serves\":false,\"head\":null,\"since\":null,\"hidden\":{\"upTo\":0,\"since\":null},\"purged\":{\"upTo\":0,\"since\":null}}")]
    [InlineData("{\"node\":\"a\",\"nonce\":\"n\",\"madeAt\":1,\"serves\":false,\"head\":null,\"since\":null,\"hidden\":{\"upTo\":0,\"since\":null},\"purged\":{\"upTo\":0,\"since\":null},\"more\":1}")]
    [InlineData("{\"node\":\"a\",\"nonce\":\"n\",\"madeAt\":1,\"serves\":true,\"head\":null,\"since\":null,\"hidden\":{\"upTo\":0,\"since\":null},\"purged\":{\"upTo\":0,\"since\":null}}")]
    public void Bytes_ThatAreNoStatement_AreNone(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);

        Assert.Null(NodeStatement.Read(bytes));
        Assert.Null(SignedStatement.Read(bytes));
        Assert.Null(NodeStatement.Read(new byte[NodeStatement.LongestBytes + 1]));
    }

    [Fact]
    public void Key_IsMadeOnceAndForItsOwnerAlone()
    {
        using var first = NodeKey.InFolder(_folder.Path);
        using var second = NodeKey.InFolder(_folder.Path);
        Assert.Equal(first.PublicPem, second.PublicPem);
        if (OperatingSystem.IsWindows())
            return;
        var path = _folder.File(NodeKey.FileName);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));

        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Assert.Throws<CryptographicException>(() => NodeKey.InFolder(_folder.Path));
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.WriteAllText(path, first.PublicPem);
        Assert.Throws<CryptographicException>(() => NodeKey.InFolder(_folder.Path));
    }

    private static NodeStatement Statement() => new()
    {
        Node = "site",
        Nonce = "0123456789abcdefABCDEF",
        MadeAt = At,
        Serves = true,
        Head = new SignedTreeHead
        {
            TreeSize = 12, RootHash = SHA256.HashData([1]), SignedAt = At, Algorithm = HeadVerifier.Algorithm, KeyId = "0011223344556677", Signature = new byte[64],
        },
        Since = At,
        Hidden = new NodeReach(12, At),
        Purged = new NodeReach(9, At),
    };
}
