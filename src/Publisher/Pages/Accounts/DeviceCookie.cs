using System.Security.Cryptography;
using Disclosure.Publisher.Agencies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace Disclosure.Publisher.Pages.Accounts;

/// <summary>
/// Proves that an account was signed in on this device before. It opens nothing: failures on a known device are counted apart, so that
/// strangers who guess at the account do not lock its owner out. A browser remembers the account signed in last.
/// </summary>
public sealed class DeviceCookie(IDataProtectionProvider protection, IOptions<SignInOptions> options)
{
    private const string Name = "desk-device";
    private const int IdBytes = 16;

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("desk-device").ToTimeLimitedDataProtector();

    /// <summary>The device's id when it is known for this account; null otherwise.</summary>
    public string? Read(HttpRequest request, string account)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Cookies[Name] is not { Length: > 0 } sealedText)
        {
            return null;
        }

        try
        {
            var parts = _protector.Unprotect(sealedText).Split('\n');
            return parts is [var owner, var id] && string.Equals(owner, account, StringComparison.Ordinal) ? id : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Makes the device known for an account that has just signed in.</summary>
    public void Write(HttpContext context, string account)
    {
        ArgumentNullException.ThrowIfNull(context);
        var life = TimeSpan.FromDays(options.Value.DeviceDays);
        var id = Read(context.Request, account) ?? RandomNumberGenerator.GetHexString(IdBytes * 2, lowercase: true);
        context.Response.Cookies.Append(Name, _protector.Protect($"{account}\n{id}", life), new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = context.Request.IsHttps,
            MaxAge = life,
            Path = "/sign-in",
            IsEssential = true,
        });
    }
}
