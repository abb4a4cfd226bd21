using System.Security.Cryptography;
using System.Text;
using Disclosure.PublicSite.Settings;
using Microsoft.Net.Http.Headers;

namespace Disclosure.PublicSite.Guarding;

/// <summary>
/// Knows users who were given a key for reading in bulk (<c>Authorization: Bearer …</c>). Every key is compared, each in the same time, by its SHA-256 hash,
/// which is all that is configured; an unknown key is no key, so that nothing is learnt by trying.
/// </summary>
public static class BulkLane
{
    private const string Scheme = "Bearer ";
    private const int LongestKey = 200;

    /// <summary>The name of the user whose key the request carries; null for any other visitor.</summary>
    public static string? Find(IReadOnlyList<BulkUser> users, HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(users);
        ArgumentNullException.ThrowIfNull(request);
        if (users.Count == 0 || request.Headers[HeaderNames.Authorization] is not [{ Length: <= LongestKey } given] || !given.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return null;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(given[Scheme.Length..].Trim()));
        string? found = null;
        foreach (var user in users)
            found = CryptographicOperations.FixedTimeEquals(hash, user.KeyHash.Span) ? user.Name : found;
        return found;
    }
}
