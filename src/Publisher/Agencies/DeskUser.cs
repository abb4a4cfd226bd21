using System.Security.Claims;
using Disclosure.Publisher.Audit;

namespace Disclosure.Publisher.Agencies;

/// <summary>The person who is signed in.</summary>
public sealed record DeskUser
{
    /// <summary>The authentication scheme and cookie of the desk.</summary>
    public const string Scheme = "desk";

    internal const string StampClaim = "stamp";
    private const string AgencyClaim = "agency";
    private const string AgencyNameClaim = "agency-name";
    private const string DisplayNameClaim = "display-name";

    /// <summary>The account's name, such as <c>shenhe</c>; unique on the desk.</summary>
    public required string Name { get; init; }

    /// <summary>How the person is called on screen.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Code of the agency the account belongs to.</summary>
    public required string AgencyCode { get; init; }

    /// <summary>Name of that agency.</summary>
    public required string AgencyName { get; init; }

    /// <summary>What the account may do.</summary>
    public required DeskRole Role { get; init; }

    /// <summary>The person as the audit names them.</summary>
    public Actor Actor => Actor.Account(Name, AgencyCode);

    /// <summary>Whether the person may open the agency's cases.</summary>
    public bool MayReadCases => Role is DeskRole.Clerk or DeskRole.Reviewer or DeskRole.AgencyAdmin;

    /// <summary>Whether the person may decide on cases submitted by others.</summary>
    public bool MayReview => Role is DeskRole.Reviewer;

    /// <summary>Whether the person may order a withdrawal.</summary>
    public bool MayWithdraw => Role is DeskRole.Reviewer or DeskRole.AgencyAdmin;

    /// <summary>The user of a signed-in principal.</summary>
    /// <exception cref="InvalidOperationException">No one is signed in.</exception>
    public static DeskUser From(ClaimsPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        return new DeskUser
        {
            Name = Value(ClaimTypes.NameIdentifier),
            DisplayName = Value(DisplayNameClaim),
            AgencyCode = Value(AgencyClaim),
            AgencyName = Value(AgencyNameClaim),
            Role = Enum.Parse<DeskRole>(Value(ClaimTypes.Role)),
        };

        string Value(string type) => principal.FindFirst(type)?.Value ?? throw new InvalidOperationException("No one is signed in.");
    }

    internal ClaimsPrincipal ToPrincipal(string securityStamp) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, Name),
            new Claim(DisplayNameClaim, DisplayName),
            new Claim(AgencyClaim, AgencyCode),
            new Claim(AgencyNameClaim, AgencyName),
            new Claim(ClaimTypes.Role, Role.ToString()),
            new Claim(StampClaim, securityStamp),
        ],
        Scheme,
        DisplayNameClaim,
        ClaimTypes.Role));
}
