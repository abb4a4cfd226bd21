using System.Globalization;
using System.Security.Claims;
using Disclosure.Publisher.Audit;

namespace Disclosure.Publisher.Agencies;

/// <summary>The person who is signed in.</summary>
public sealed record DeskUser
{
    /// <summary>The authentication scheme and cookie of the desk.</summary>
    public const string Scheme = "desk";

    internal const string StampClaim = "stamp";
    internal const string StartedClaim = "started";
    private const string AgencyClaim = "agency";
    private const string AgencyNameClaim = "agency-name";
    private const string DisplayNameClaim = "display-name";
    private const string RegionClaim = "region";
    private const string DeputyClaim = "stands-in-for";
    private const string MustChangeClaim = "must-change-password";

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

    /// <summary>Six-digit code of the agency's region; empty only where no region is asked for.</summary>
    public string Region { get; init; } = string.Empty;

    /// <summary>Accounts of reviewers on leave for whom this person stands in today; the one named first comes first.</summary>
    public IReadOnlyList<string> StandsInFor { get; init; } = [];

    /// <summary>Whether the password was chosen by someone else: until it is changed nothing else is open.</summary>
    public bool MustChangePassword { get; init; }

    /// <summary>The person as the audit names them, and for whom they stand in when their own role does not review.</summary>
    public Actor Actor => IsDeputyOnly ? Actor.Deputy(Name, StandsInFor[0], AgencyCode) : Actor.Account(Name, AgencyCode);

    /// <summary>Whether the person may open the agency's cases.</summary>
    public bool MayReadCases => IsReady && Role is (DeskRole.Clerk or DeskRole.Reviewer or DeskRole.AgencyAdmin);

    /// <summary>Whether the person may bring decisions in, and mend those that came back.</summary>
    public bool MaySubmit => IsReady && AccountPowers.MaySubmit(Role);

    /// <summary>Whether the person may decide on cases submitted by others.</summary>
    public bool MayReview => IsReady && (Role is DeskRole.Reviewer || IsDeputyOnly);

    /// <summary>Whether the person may record what becomes of the agency's published decisions, for another to confirm.</summary>
    public bool MayRecord => IsReady && Role is (DeskRole.Clerk or DeskRole.Reviewer);

    /// <summary>Whether the person may order a withdrawal.</summary>
    public bool MayWithdraw => MayReview || (IsReady && Role is DeskRole.AgencyAdmin);

    /// <summary>Whether the person may take a published decision down at once: those of the own agency, a supervisor those of the region.</summary>
    public bool MayTakeDown => MayWithdraw || MaySupervise;

    /// <summary>Whether the person reviews in someone else's place and not in their own right.</summary>
    public bool IsDeputyOnly => StandsInFor.Count > 0 && Role is DeskRole.Clerk;

    /// <summary>Whether the person looks after accounts; which ones, <see cref="AccountPowers"/> says.</summary>
    public bool MayManageAccounts => IsReady && Role is (DeskRole.AgencyAdmin or DeskRole.PlatformAdmin);

    /// <summary>Whether the person issues and revokes the agency's API keys.</summary>
    public bool MayManageKeys => IsReady && Role is DeskRole.AgencyAdmin;

    /// <summary>Whether the person names deputies: a reviewer for themself, an admin for any reviewer of the agency.</summary>
    public bool MayNameDeputies => IsReady && Role is (DeskRole.Reviewer or DeskRole.AgencyAdmin);

    /// <summary>Whether the person sees counts and lateness of the region, without any content.</summary>
    public bool MaySupervise => IsReady && Role is DeskRole.Supervisor;

    /// <summary>Whether the person sees which document numbers are missing: a supervisor those of the region, an admin those of the agency.</summary>
    public bool MaySeeNumbers => IsReady && Role is (DeskRole.Supervisor or DeskRole.AgencyAdmin);

    /// <summary>Whether the person says why numbers of the agency are missing.</summary>
    public bool MayExplainNumbers => IsReady && Role is DeskRole.AgencyAdmin;

    /// <summary>Whether the person reports the agency's yearly figures.</summary>
    public bool MayReport => IsReady && Role is DeskRole.AgencyAdmin;

    /// <summary>Whether the person sees yearly figures: an admin the agency's, a supervisor those that the agencies of the region reported.</summary>
    public bool MaySeeReports => MayReport || MaySupervise;

    /// <summary>Whether the person sees how the public nodes stand, without any content.</summary>
    public bool MaySeeNodes => IsReady && Role is (DeskRole.Supervisor or DeskRole.PlatformAdmin);

    /// <summary>Whether the person sees the audit: an admin the agency's, a supervisor the region's, a platform admin that of accounts.</summary>
    public bool MayReadAudit => IsReady && Role is (DeskRole.AgencyAdmin or DeskRole.Supervisor or DeskRole.PlatformAdmin);

    private bool IsReady => !MustChangePassword;

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
            Region = Value(RegionClaim),
            StandsInFor = [.. principal.FindAll(DeputyClaim).Select(claim => claim.Value)],
            MustChangePassword = principal.HasClaim(claim => string.Equals(claim.Type, MustChangeClaim, StringComparison.Ordinal)),
        };

        string Value(string type) => principal.FindFirst(type)?.Value ?? throw new InvalidOperationException("No one is signed in.");
    }

    /// <summary>What the session cookie is made from.</summary>
    /// <param name="securityStamp">The account's stamp: when it changes, the session is over.</param>
    /// <param name="startedAt">When the password was given, milliseconds since 1970-01-01 UTC; it survives every renewal of the cookie.</param>
    internal ClaimsPrincipal ToPrincipal(string securityStamp, long startedAt) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, Name),
            new Claim(DisplayNameClaim, DisplayName),
            new Claim(AgencyClaim, AgencyCode),
            new Claim(AgencyNameClaim, AgencyName),
            new Claim(ClaimTypes.Role, Role.ToString()),
            new Claim(RegionClaim, Region),
            new Claim(StampClaim, securityStamp),
            new Claim(StartedClaim, startedAt.ToString(CultureInfo.InvariantCulture)),
            .. StandsInFor.Select(person => new Claim(DeputyClaim, person)),
            .. MustChangePassword ? [new Claim(MustChangeClaim, "1")] : Array.Empty<Claim>(),
        ],
        Scheme,
        DisplayNameClaim,
        ClaimTypes.Role));
}
