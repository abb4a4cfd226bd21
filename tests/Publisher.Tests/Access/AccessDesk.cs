using System.Security.Cryptography;
using Dapper;
using Disclosure.Gazette.Inbox;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Corrections;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Pages;
using Microsoft.Extensions.DependencyInjection;

namespace Disclosure.Publisher.Tests.Access;

/// <summary>Something of the own agency, of a foreign one, or nothing at all; made anew for every request, so that none disturbs another.</summary>
public sealed record Target(string Case, string Account, string Key, string Deputation, string Request)
{
    public static Target Missing { get; } = new("no-such-case", "no-such-account", "nosuchke", "0123456789abcdef0123456789abcdef", "fedcba9876543210fedcba9876543210");

    public string Fill(string text) => text
        .Replace("{case}", Case, StringComparison.Ordinal)
        .Replace("{account}", Account, StringComparison.Ordinal)
        .Replace("{key}", Key, StringComparison.Ordinal)
        .Replace("{deputation}", Deputation, StringComparison.Ordinal)
        .Replace("{request}", Request, StringComparison.Ordinal);

    /// <summary>A text without what names the target, so that answers about two of them can be compared.</summary>
    public string Anonymous(string text) => text
        .Replace(Case, "*", StringComparison.Ordinal)
        .Replace(Account, "*", StringComparison.Ordinal)
        .Replace(Key, "*", StringComparison.Ordinal)
        .Replace(Deputation, "*", StringComparison.Ordinal)
        .Replace(Request, "*", StringComparison.Ordinal);
}

/// <summary>A desk with everyone who may come to it: each role, a deputy, the disabled, and keys of every kind.</summary>
public sealed class AccessDesk : IAsyncLifetime
{
    /// <summary>Agency of everyone but the foreign key; its region is the supervisor's.</summary>
    public const string Own = "kmscj";

    /// <summary>The other agency.</summary>
    public const string Foreign = "cxhbj";

    /// <summary>Stands in the title of every case that the test makes.</summary>
    public const string Marker = "玉龙雪松商行";

    private readonly Dictionary<Who, string> _keys = [];
    private int _made;

    public SeededDesk Desk { get; } = new();

    public IServiceProvider Services => Desk.Services;

    public static IReadOnlyList<Who> Everyone { get; } =
    [
        .. Enum.GetValues<Who>().Where(who => who != Who.Nobody && int.IsPow2((int)who)),
    ];

    public string? KeyOf(Who who) => _keys.GetValueOrDefault(who);

    /// <summary>The account behind someone; null for strangers and programs.</summary>
    public static string? AccountOf(Who who) => who switch
    {
        Who.Clerk => SeededDesk.Clerk,
        Who.Reviewer => SeededDesk.Reviewer,
        Who.AgencyAdmin => "guanli",
        Who.Supervisor => SeededDesk.Supervisor,
        Who.PlatformAdmin => "pingtai",
        Who.Deputy => "daili",
        Who.Disabled => "tingyong",
        Who.FirstPassword => "xinren",
        _ => null,
    };

    /// <summary>How the audit names someone; null when it cannot know them.</summary>
    public string? ActorOf(Who who) => who switch
    {
        Who.Disabled or Who.Stranger => null,
        Who.RevokedKey or Who.ExpiredKey or Who.SuspendedKey or Who.OrphanedKey => null,
        Who.Deputy => "account:daili/for:xiujia",
        _ when KeyOf(who) is { } key => $"key:{key[..ApiKeys.PrefixLength]}",
        _ => $"account:{AccountOf(who)}",
    };

    public async Task InitializeAsync()
    {
        await Desk.InitializeAsync();
        await Services.GetRequiredService<Provisioning>().RunAsync(
            new ProvisioningRequest
            {
                Accounts =
                [
                    Account("guanli", Own, DeskRole.AgencyAdmin), Account("pingtai", Own, DeskRole.PlatformAdmin), Account("daili", Own, DeskRole.Clerk),
                    Account("xiujia", Own, DeskRole.Reviewer), Account("tingyong", Own, DeskRole.Clerk), Account("xinren", Own, DeskRole.Reviewer),
                    Account("zeren", Own, DeskRole.Clerk), Account("likai", Own, DeskRole.Clerk), Account("cxshenhe", Foreign, DeskRole.Reviewer),
                    Account("cxguanli", Foreign, DeskRole.AgencyAdmin),
                ],
            },
            default);
        foreach (var kind in Everyone.Where(who => Who.Keys.HasFlag(who)))
        {
            await AddKeyAsync(kind);
        }

        await SqlAsync("UPDATE account SET must_change_password = 1 WHERE name = 'xinren'");
        await SqlAsync("UPDATE account SET disabled_at = 1 WHERE name = 'likai'");
        await AddDeputationAsync(Own, "xiujia", "daili");
    }

    public Task DisposeAsync() => Desk.DisposeAsync();

    public Task<int> SqlAsync(string sql, object? values = null) =>
        Services.GetRequiredService<DeskStore>().WriteAsync(desk => desk.Connection.ExecuteAsync(sql, values, desk.Transaction), default);

    /// <summary>How often something of an actor was refused, by the audit.</summary>
    public Task<long> RefusalsAsync(string actor) => Services.GetRequiredService<DeskStore>().ReadAsync(
        connection => connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM audit WHERE actor = @actor AND act IN ('act.refused', 'case.denied')", new { actor }),
        default);

    /// <summary>A new case in review, a new account, key and deputation of an agency.</summary>
    public async Task<Target> NewTargetAsync(string agency)
    {
        var number = Interlocked.Increment(ref _made);
        var receipt = RequestReceipt.New();
        var request = await Services.GetRequiredService<DeskStore>().WriteAsync(
            desk => Services.GetRequiredService<RequestRegister>().EnterAsync(
                desk,
                new CorrectionMessage
                {
                    Number = receipt.Number,
                    Code = receipt.Code,
                    SentAt = DateTimeOffset.UnixEpoch,
                    DocumentNumber = $"密档〔2026〕{number}号",
                    AgencyCode = agency,
                    Kind = CorrectionKind.Inaccurate,
                    Statement = $"{Marker}写错了。",
                    Name = "某人",
                    Files = [new EvidenceFile("证明.pdf", EvidenceKind.Pdf, "%PDF-"u8.ToArray())],
                },
                RequestChannel.Site,
                Actor.Stranger),
            default);
        var target = new Target($"case-{number:D5}", $"person-{number:D5}", $"{number:D8}", $"{number:D32}", request!);
        await Desk.AddAsync(new SampleCase
        {
            CaseId = target.Case,
            State = CaseState.InReview,
            DocumentNumber = $"密档〔2026〕{number}号",
            Title = $"{Marker}第{number}案",
            Agency = agency,
            SecrecyReview = new SecrecyReview { Reviewer = "杨立群", ReviewedOn = new DateOnly(2026, 10, 15), Conclusion = SecrecyConclusion.Publishable },
            Submitter = string.Equals(agency, Own, StringComparison.Ordinal) ? "zeren" : SeededDesk.ForeignClerk,
        });
        await SqlAsync(
            """
            INSERT INTO account (name, display_name, agency_code, role, password_hash, security_stamp, failed_count, created_at)
            VALUES (@Account, '某人', @agency, 'Clerk', '', 'x', 0, 0)
            """,
            new { target.Account, agency });
        await SqlAsync(
            "INSERT INTO api_key (prefix, key_hash, agency_code, owner, created_at, expires_at) VALUES (@Key, @hash, @agency, @Account, 0, 9000000000000)",
            new { target.Key, hash = new byte[32], agency, target.Account });
        await AddDeputationAsync(agency, string.Equals(agency, Own, StringComparison.Ordinal) ? "xinren" : "cxshenhe", target.Account, target.Deputation);
        return target;
    }

    private async Task AddKeyAsync(Who kind)
    {
        var key = $"{kind.ToString().ToLowerInvariant().PadRight(8, '0')[..8]}_{RandomNumberGenerator.GetHexString(48, lowercase: true)}";
        var (agency, owner) = kind switch
        {
            Who.ForeignKey => (Foreign, SeededDesk.ForeignClerk),
            Who.OrphanedKey => (Own, "likai"),
            _ => (Own, "zeren"),
        };
        _keys[kind] = key;
        await SqlAsync(
            """
            INSERT INTO api_key (prefix, key_hash, agency_code, owner, scopes, created_at, expires_at, revoked_at, suspended_at)
            VALUES (@prefix, @hash, @agency, @owner, @scopes, 0, @expiresAt, @revokedAt, @suspendedAt)
            """,
            new
            {
                prefix = key[..ApiKeys.PrefixLength],
                hash = ApiKeys.Hash(key),
                agency,
                owner,
                scopes = kind switch { Who.PushOnlyKey => "push", Who.StatusOnlyKey => "status", _ => "push status" },
                expiresAt = kind is Who.ExpiredKey ? 1 : 9_000_000_000_000,
                revokedAt = kind is Who.RevokedKey ? 1 : (long?)null,
                suspendedAt = kind is Who.SuspendedKey ? 1 : (long?)null,
            });
    }

    private Task AddDeputationAsync(string agency, string person, string deputy, string? id = null) => SqlAsync(
        """
        INSERT INTO deputation (deputation_id, agency_code, person, deputy, from_on, until_on, named_by, named_at)
        VALUES (@id, @agency, @person, @deputy, '2020-01-01', '2099-12-31', @person, 0)
        """,
        new { id = id ?? $"{person}-{deputy}", agency, person, deputy });

    private static ProvisionedAccount Account(string name, string agency, DeskRole role) =>
        new() { Name = name, DisplayName = name, Agency = agency, Role = role, Password = SeededDesk.Password };
}
