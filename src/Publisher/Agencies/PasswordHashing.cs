using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Disclosure.Publisher.Agencies;

/// <summary>PBKDF2 with HMAC-SHA-512, a random salt and 210,000 rounds, in the framework's own format, which names its rounds.</summary>
public sealed class PasswordHashing
{
    /// <summary>Rounds of PBKDF2.</summary>
    public const int Iterations = 210_000;

    private readonly PasswordHasher<string> _hasher;
    private readonly Lazy<string> _noOnesHash;

    /// <summary>Makes the hasher.</summary>
    public PasswordHashing()
        : this(Iterations)
    {
    }

    /// <summary>With other rounds than a desk's: for tests, whose passwords guard nothing.</summary>
    internal PasswordHashing(int iterations)
    {
        _hasher = new PasswordHasher<string>(Options.Create(new PasswordHasherOptions { IterationCount = iterations }));
        _noOnesHash = new Lazy<string>(() => Hash("no account has this password"));
    }

    /// <summary>Hashes a password.</summary>
    public string Hash(string password) => _hasher.HashPassword(string.Empty, password);

    /// <summary>Checks a password; without an account the same time is spent, so that names cannot be told apart by the clock.</summary>
    public bool Verify(string? hash, string password)
    {
        var result = _hasher.VerifyHashedPassword(string.Empty, hash ?? _noOnesHash.Value, password);
        return hash is not null && result != PasswordVerificationResult.Failed;
    }
}
