using System.Security.Cryptography;
using System.Text;
using Disclosure.Redactor;
using Disclosure.Publisher.Audit;

namespace Disclosure.Publisher.Rescanning;

/// <summary>Which rules were run: a hash over the redactor's program and every file of the configuration.</summary>
/// <param name="Hash">First 16 hex symbols of the SHA-256.</param>
public sealed record RuleStamp(string Hash)
{
    /// <summary>The stamp of the rules in a folder.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static RuleStamp Of(string folder)
    {
        var parts = ConfigurationState.Of(folder, []).Parts.Where(part => part.Key is not ConfigurationState.Settings).Select(part => $"{part.Key} {part.Value}");
        var words = string.Join('\n', parts.Prepend(typeof(DecisionRedactor).Module.ModuleVersionId.ToString()));
        return new RuleStamp(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)))[..16]);
    }
}
