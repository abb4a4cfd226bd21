using Disclosure.Publisher.Agencies;

namespace Disclosure.Publisher.Notifications;

/// <summary>Whom something is told: a question to the store, answered in the transaction that tells. Disabled accounts are told nothing.</summary>
/// <param name="Sql">Selects accounts as <c>name</c>; its parameters are those below, whose names begin with <c>to</c>.</param>
internal sealed record NotificationAudience(string Sql)
{
    // A supervisor looks after the region that RegionScope makes of that of their own agency.
    private const string Region =
        """
        (g.region = o.region
         OR (substr(g.region, 5, 2) = '00' AND substr(g.region, 3, 2) <> '00' AND substr(g.region, 1, 4) = substr(o.region, 1, 4))
         OR (substr(g.region, 3, 4) = '0000' AND substr(g.region, 1, 2) = substr(o.region, 1, 2)))
        """;

    /// <summary>Joins supervisors (<c>a</c>, of agency <c>g</c>) with the agencies (<c>o</c>) of their regions.</summary>
    public const string SupervisorsOfAgencies =
        $"""
        account a JOIN agency g ON g.code = a.agency_code JOIN agency o ON {Region}
        WHERE a.role = 'Supervisor' AND a.disabled_at IS NULL
        """;

    /// <summary>The reviewers of an agency (<c>agency_code</c>), and those who stand in for one of them on a day, with it as <c>instead_of</c>.</summary>
    public const string ReviewersOfAgencies =
        """
        SELECT a.name AS name, a.agency_code AS agency_code, a.name AS instead_of
        FROM account a WHERE a.role = 'Reviewer' AND a.disabled_at IS NULL
        UNION
        SELECT d.deputy AS name, d.agency_code AS agency_code, d.person AS instead_of
        FROM deputation d JOIN account a ON a.name = d.deputy JOIN account p ON p.name = d.person
        WHERE d.revoked_at IS NULL AND d.from_on <= @toDay AND d.until_on >= @toDay AND a.role IN ('Clerk', 'Reviewer')
          AND a.disabled_at IS NULL AND p.disabled_at IS NULL AND p.role = 'Reviewer' AND p.agency_code = d.agency_code AND a.agency_code = d.agency_code
        """;

    /// <summary>The agency asked about; null when none is.</summary>
    public string? Agency { get; init; }

    /// <summary>The account asked about; null when none is.</summary>
    public string? Account { get; init; }

    /// <summary>The accounts that are left out because they have written what is told of; empty when none has.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>One account.</summary>
    public static NotificationAudience One(string account) =>
        new("SELECT a.name FROM account a WHERE a.name = @toAccount AND a.disabled_at IS NULL") { Account = account };

    /// <summary>
    /// Those of an agency who may review what accounts have written: its reviewers and their deputies of the day, without the authors and whoever
    /// stands in for one of them.
    /// </summary>
    /// <param name="agency">Code of the agency.</param>
    /// <param name="authors">The submitter and whoever mended it; empty for what nobody has written.</param>
    public static NotificationAudience Reviewers(string agency, IReadOnlyList<string> authors) => new(
        $"""
        SELECT DISTINCT r.name FROM ({ReviewersOfAgencies}) r
        WHERE r.agency_code = @toAgency AND replace(@toAuthors, ' ' || r.name || ' ', '') = @toAuthors
          AND r.name NOT IN (SELECT s.name FROM ({ReviewersOfAgencies}) s WHERE replace(@toAuthors, ' ' || s.instead_of || ' ', '') <> @toAuthors)
        """)
    {
        Agency = agency,
        Authors = authors,
    };

    /// <summary>The supervisors of the regions to which an agency belongs.</summary>
    public static NotificationAudience Supervisors(string agency) => new($"SELECT a.name FROM {SupervisorsOfAgencies} AND o.code = @toAgency") { Agency = agency };

    /// <summary>The admins of an agency.</summary>
    public static NotificationAudience AdminsOf(string agency) =>
        new($"SELECT a.name FROM account a WHERE a.agency_code = @toAgency AND a.role = '{nameof(DeskRole.AgencyAdmin)}' AND a.disabled_at IS NULL") { Agency = agency };

    /// <summary>Those who answer for the public nodes on which something of an agency was removed: the supervisors of its region and the platform's admins.</summary>
    public static NotificationAudience OfNodes(string agency) => new(
        $"""
        SELECT a.name FROM {SupervisorsOfAgencies} AND o.code = @toAgency
        UNION SELECT p.name FROM account p WHERE p.role = '{nameof(DeskRole.PlatformAdmin)}' AND p.disabled_at IS NULL
        """)
    {
        Agency = agency,
    };

    /// <summary>The admins who look after an account; those of the platform when its agency has none but the account itself.</summary>
    public static NotificationAudience Admins(string account) => new(
        $"""
        SELECT a.name FROM account a JOIN account p ON p.name = @toAccount
        WHERE a.disabled_at IS NULL AND a.name <> p.name AND (
            (a.role = '{nameof(DeskRole.AgencyAdmin)}' AND a.agency_code = p.agency_code)
            OR (a.role = '{nameof(DeskRole.PlatformAdmin)}' AND NOT EXISTS (
                SELECT 1 FROM account o
                WHERE o.agency_code = p.agency_code AND o.role = '{nameof(DeskRole.AgencyAdmin)}' AND o.disabled_at IS NULL AND o.name <> p.name)))
        """)
    {
        Account = account,
    };
}
