using Disclosure.Publisher.Agencies;

namespace Disclosure.Publisher.Takedowns;

/// <summary>Whose published decisions a person may take down.</summary>
/// <param name="Sql">A condition on the agency <c>g</c>, with the parameters below.</param>
internal sealed record TakedownReach(string Sql)
{
    /// <summary>The agency; null for a region.</summary>
    public string? Agency { get; init; }

    /// <summary>Symbols of <see cref="Prefix"/>.</summary>
    public int Length { get; init; }

    /// <summary>How the codes of the region begin; null for one agency.</summary>
    public string? Prefix { get; init; }

    /// <summary>
    /// The own agency's for who opens its cases, whether or not the right is there: the lack of it is told and written down. The region's for a supervisor.
    /// Null for everyone else.
    /// </summary>
    public static TakedownReach? Of(DeskUser user)
    {
        if (user.MaySupervise)
        {
            var scope = RegionScope.Of(user.Region);
            return new TakedownReach("substr(g.region, 1, @Length) = @Prefix") { Length = scope.Length, Prefix = scope.Prefix };
        }

        return user.MayReadCases ? new TakedownReach("g.code = @Agency") { Agency = user.AgencyCode } : null;
    }
}
