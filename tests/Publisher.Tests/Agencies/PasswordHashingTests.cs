using System.Buffers.Binary;
using Disclosure.Publisher.Agencies;

namespace Disclosure.Publisher.Tests.Agencies;

public sealed class PasswordHashingTests
{
    /// <summary>The framework's format 3: a marker, then pseudo-random function (2 is HMAC-SHA-512), rounds and length of the salt, each of 4 bytes.</summary>
    [Fact]
    public void Hash_OfADesk_NamesItsFunctionRoundsAndSalt()
    {
        var hash = Convert.FromBase64String(new PasswordHashing().Hash("correct horse battery"));
        Assert.Equal(1, hash[0]);
        Assert.Equal(2u, BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(1)));
        Assert.Equal(210_000u, BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(5)));
        Assert.True(BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(9)) >= 16);
    }
}
