using Microsoft.AspNetCore.Authorization;

namespace Disclosure.Publisher.Agencies;

/// <summary>Names by which pages ask for a power of <see cref="DeskUser"/>.</summary>
public static class DeskPolicies
{
    /// <summary><see cref="DeskUser.MayReadCases"/></summary>
    public const string Cases = "cases";

    /// <summary><see cref="DeskUser.MayReview"/></summary>
    public const string Review = "review";

    /// <summary><see cref="DeskUser.MayManageAccounts"/></summary>
    public const string Accounts = "accounts";

    /// <summary><see cref="DeskUser.MayManageKeys"/></summary>
    public const string Keys = "keys";

    /// <summary>Whoever names deputies, or may be one: the list shows each their own.</summary>
    public const string Deputies = "deputies";

    /// <summary><see cref="DeskUser.MaySubmit"/></summary>
    public const string Intake = "intake";

    /// <summary><see cref="DeskUser.MaySupervise"/></summary>
    public const string Supervision = "supervision";

    /// <summary><see cref="DeskUser.MaySeeNumbers"/></summary>
    public const string Numbers = "numbers";

    /// <summary><see cref="DeskUser.MaySeeReports"/></summary>
    public const string Reports = "reports";

    /// <summary><see cref="DeskUser.MaySeeNodes"/></summary>
    public const string Nodes = "nodes";

    /// <summary><see cref="DeskUser.MayReadAudit"/></summary>
    public const string Audit = "audit";

    /// <summary><see cref="DeskUser.MayTakeDown"/></summary>
    public const string Takedowns = "takedowns";

    internal static AuthorizationBuilder AddDeskPolicies(this AuthorizationBuilder builder) => builder
        .AddPower(Cases, user => user.MayReadCases)
        .AddPower(Review, user => user.MayReview)
        .AddPower(Accounts, user => user.MayManageAccounts)
        .AddPower(Keys, user => user.MayManageKeys)
        .AddPower(Deputies, user => user.MayNameDeputies || AccountPowers.MayBeDeputy(user.Role))
        .AddPower(Intake, user => user.MaySubmit)
        .AddPower(Supervision, user => user.MaySupervise)
        .AddPower(Takedowns, user => user.MayTakeDown)
        .AddPower(Numbers, user => user.MaySeeNumbers)
        .AddPower(Reports, user => user.MaySeeReports)
        .AddPower(Nodes, user => user.MaySeeNodes)
        .AddPower(Audit, user => user.MayReadAudit);

    // A password that must be changed first is no lack of right: that is told by the page that asks for another.
    private static AuthorizationBuilder AddPower(this AuthorizationBuilder builder, string name, Func<DeskUser, bool> power) => builder
        .AddPolicy(name, policy => policy
            .AddAuthenticationSchemes(DeskUser.Scheme)
            .RequireAuthenticatedUser()
            .RequireAssertion(context => context.User.Identity?.IsAuthenticated == true && power(DeskUser.From(context.User) with { MustChangePassword = false })));
}
