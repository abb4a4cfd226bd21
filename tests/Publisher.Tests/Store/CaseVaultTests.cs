using System.Security.Cryptography;
using System.Text;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Store;

public sealed class CaseVaultTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_SameCaseAndPart_GivesTheContentBack()
    {
        using var vault = Vault("a");
        using var key = vault.NewKey("case-1");
        var blob = key.Seal("original", "身份证"u8);
        using var again = vault.Unwrap("case-1", key.Wrapped);
        Assert.Equal("身份证", Encoding.UTF8.GetString(again.Open("original", blob)));
        Assert.NotEqual(blob, key.Seal("original", "身份证"u8));
    }

    /// <summary>Intake, pages and workers share one vault: a key that was wrapped wrongly would be an acknowledged case that nobody opens again.</summary>
    [Fact]
    public void NewKey_ManyThreadsAtOnce_EveryKeyOpensAgain()
    {
        using var vault = Vault("a");
        Parallel.For(0, 20_000, new ParallelOptions { MaxDegreeOfParallelism = 16 }, i =>
        {
            using var key = vault.NewKey($"case-{i}");
            var blob = key.Seal("original", "x"u8);
            using var again = vault.Unwrap($"case-{i}", key.Wrapped);
            Assert.Equal("x"u8, again.Open("original", blob));
        });
    }

    [Fact]
    [Clause("JL-23-1")]
    [Clause("ZZ-09")]
    public void Open_OtherPartCaseOrChangedByte_Throws()
    {
        using var vault = Vault("a");
        using var key = vault.NewKey("case-1");
        var blob = key.Seal("original", "x"u8);
        Assert.ThrowsAny<CryptographicException>(() => key.Open("text", blob));
        Assert.ThrowsAny<CryptographicException>(() => vault.Unwrap("case-2", key.Wrapped));
        for (var i = 0; i < blob.Length; i++)
        {
            var changed = (byte[])blob.Clone();
            changed[i] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => key.Open("original", changed));
        }
    }

    [Fact]
    public void Unwrap_OtherMasterKey_Throws()
    {
        using var vault = Vault("a");
        using var other = Vault("b");
        using var key = vault.NewKey("case-1");
        Assert.ThrowsAny<CryptographicException>(() => other.Unwrap("case-1", key.Wrapped));
    }

    [Fact]
    public void BlindIndex_DependsOnKeyPurposeAndValue()
    {
        using var vault = Vault("a");
        using var other = Vault("b");
        string[] indexes = [vault.BlindIndex("p", "v"), vault.BlindIndex("p", "w"), vault.BlindIndex("q", "v"), other.BlindIndex("p", "v")];
        Assert.Equal(4, indexes.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(indexes[0], vault.BlindIndex("p", "v"));
    }

    [Theory]
    [InlineData("景市监处罚〔2026〕12号", "景市监处罚[2026]12号", true)]
    [InlineData("景市监处罚〔2026〕12号", "景市监处罚（２０２６） 12 号", true)]
    [InlineData("景市监处罚〔2026〕12号", "景市监处罚〔2026〕13号", false)]
    public void Normalise_WritingsOfANumber_AreTold(string one, string other, bool same) =>
        Assert.Equal(same, string.Equals(CaseNumber.Normalise(one), CaseNumber.Normalise(other), StringComparison.Ordinal));

    [Fact]
    public void MasterKey_File_IsItsOwnersAloneAndNotOverwritten()
    {
        var path = _folder.File("a.key");
        MasterKey.Create(path);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }

        Assert.Throws<IOException>(() => MasterKey.Create(path));
        File.WriteAllText(path, "short");
        Assert.Throws<InvalidDataException>(() => MasterKey.Read(path));
    }

    private CaseVault Vault(string name)
    {
        var path = _folder.File(name + ".key");
        MasterKey.Create(path);
        return new CaseVault(MasterKey.Read(path));
    }
}
