using System.Security.Cryptography;
using Disclosure.Publisher.Agencies;

namespace Disclosure.Publisher.Intake;

/// <summary>
/// By what a submission from the desk is known when it comes again: the page it was sent from, who sent it, and its content. So pressing twice
/// finds the same case, and something mended is something new. The blank keeps it apart from every key of a program, which has none.
/// </summary>
internal static class DeskKey
{
    /// <summary>A name for a page that is about to be shown.</summary>
    public static string New() => RandomNumberGenerator.GetHexString(BatchFields.KeyLength, lowercase: true);

    /// <summary>The idempotency key.</summary>
    public static string Of(DeskUser user, string pageKey, PushedFiles files) =>
        $"desk {user.Name} {pageKey} {Convert.ToHexStringLower(PushMemory.Of(string.Empty, files).ContentHash)}";
}
