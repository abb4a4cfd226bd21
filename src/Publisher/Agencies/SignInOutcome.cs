using System.Security.Claims;

namespace Disclosure.Publisher.Agencies;

/// <summary>Where a sign-in comes from.</summary>
/// <param name="Network">The network, such as an IPv4 address or the first half of an IPv6 one; kept as a blind index only.</param>
/// <param name="Device">The device, when it proves that this account was signed in on it before; null otherwise.</param>
public sealed record SignInOrigin(string Network, string? Device);

/// <summary>What came of a sign-in.</summary>
public abstract record SignInOutcome
{
    private SignInOutcome()
    {
    }

    /// <summary>Name and password fit.</summary>
    /// <param name="User">Who signed in.</param>
    /// <param name="Principal">What the cookie of scheme <see cref="DeskUser.Scheme"/> is made from.</param>
    public sealed record Accepted(DeskUser User, ClaimsPrincipal Principal) : SignInOutcome;

    /// <summary>Name or password is wrong, or the account is disabled: which of them is not told.</summary>
    public sealed record Denied : SignInOutcome;

    /// <summary>Too many failures. Only an account that exists can be locked: whoever asks is told the same as when denied.</summary>
    public sealed record LockedOut : SignInOutcome;
}

/// <summary>Limits of signing in.</summary>
public sealed record SignInOptions
{
    /// <summary>Failures in a row from one network, or on one known device, before it is locked for the account; 5 by default, at least 3.</summary>
    public int MaximumFailures { get; init; } = 5;

    /// <summary>How long it stays locked, in minutes; 15 by default.</summary>
    public int LockoutMinutes { get; init; } = 15;

    /// <summary>
    /// Failures from all unknown devices together before the account takes sign-ins from known devices alone; 50 by default, never less
    /// than <see cref="MaximumFailures"/>.
    /// </summary>
    public int AccountFailures { get; init; } = 50;

    /// <summary>How long that lasts, in minutes; 60 by default.</summary>
    public int AccountLockoutMinutes { get; init; } = 60;

    /// <summary>How long a device is known after a sign-in, in days; 180 by default.</summary>
    public int DeviceDays { get; init; } = 180;

    /// <summary>Sign-ins tried from one network within a minute, for checking a password is costly on purpose; 60 by default.</summary>
    public int AttemptsPerMinute { get; init; } = 60;

    /// <summary>How long a session lives without use, in minutes; 30 by default.</summary>
    public int SessionMinutes { get; init; } = 30;

    /// <summary>How long a session lives at most, used or not, in hours; 10 by default.</summary>
    public int SessionHours { get; init; } = 10;
}
