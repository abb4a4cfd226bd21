using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Disclosure.Cli.Exits;
using Disclosure.Cli.Places;

namespace Disclosure.Cli.Seeding;

/// <summary>
/// Sample accounts of every agency in config/agencies.json: a clerk, whose API key pushes, a reviewer, who decides, and an admin; of
/// 司法行政机关 a supervisor; and one admin of the platform. Passwords and keys are random, made once for an installation and kept for the
/// person who runs it.
/// </summary>
public sealed record SampleAccounts
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>One password for all of them: they are samples.</summary>
    public required string Password { get; init; }

    /// <summary>The agencies, in the order of the file.</summary>
    public required IReadOnlyList<SampleAgency> Agencies { get; init; }

    /// <summary>Those who submit and review nothing; none in an installation from before there were any.</summary>
    public IReadOnlyList<SampleOfficer> Officers { get; init; } = [];

    /// <summary>The accounts of this installation, made on first call.</summary>
    /// <exception cref="CommandFailedException">They cannot be read or kept.</exception>
    public static async Task<SampleAccounts> ReadOrCreateAsync(string checkout, DataFolders folders, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(folders);
        var file = folders.SampleAccountsFile;
        try
        {
            if (File.Exists(file))
            {
                return JsonSerializer.Deserialize<SampleAccounts>(await File.ReadAllTextAsync(file, cancellationToken), Json)
                    ?? throw new JsonException("Expected an object.");
            }

            var accounts = Create(await File.ReadAllTextAsync(Path.Combine(checkout, "config", "agencies.json"), cancellationToken));
            await WriteAsync(file, JsonSerializer.SerializeToUtf8Bytes(accounts, Json), cancellationToken);
            return accounts;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new CommandFailedException($"不能读写 {file}：{error.Message} The sample accounts cannot be read or kept.", error);
        }
    }

    /// <summary>What the desk's <c>provision</c> command reads.</summary>
    public string ToProvisioningJson() => JsonSerializer.Serialize(
        new
        {
            Agencies = "config",
            Accounts = Agencies.SelectMany(agency => new[]
            {
                new { Name = agency.Clerk, DisplayName = "示例经办人", Agency = agency.Code, Role = "clerk", Password },
                new { Name = agency.Reviewer, DisplayName = "示例审核人", Agency = agency.Code, Role = "reviewer", Password },
            }).Concat(Officers.Select(officer => new { officer.Name, DisplayName = $"示例{officer.Title}", officer.Agency, officer.Role, Password })),
            ApiKeys = Agencies.Select(agency => new { Agency = agency.Code, Owner = agency.Clerk, Key = agency.ApiKey }),
        },
        Json);

    private static SampleAccounts Create(string agenciesJson)
    {
        using var config = JsonDocument.Parse(agenciesJson);
        var all = config.RootElement.GetProperty("agencies").EnumerateArray()
            .Select(agency => (Code: agency.GetProperty("code").GetString()!, Name: agency.GetProperty("name").GetString()!, IsJustice: IsJustice(agency)))
            .ToList();
        var justice = all.Where(agency => agency.IsJustice).Select(agency => agency.Code).ToList();
        return new SampleAccounts
        {
            Password = RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 14),
            Agencies =
            [
                .. all.Where(agency => !agency.IsJustice).Select(agency => new SampleAgency
                {
                    Code = agency.Code,
                    Name = agency.Name,
                    Clerk = $"{agency.Code}.jingban",
                    Reviewer = $"{agency.Code}.shenhe",
                    ApiKey = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(36)),
                }),
            ],
            Officers =
            [
                .. all.Where(agency => !agency.IsJustice).Select(agency => new SampleOfficer($"{agency.Code}.guanli", agency.Code, "agencyAdmin", "机关管理员")),
                .. justice.Select(code => new SampleOfficer($"{code}.jiandu", code, "supervisor", "监督人员")),
                .. justice.Take(1).Select(code => new SampleOfficer("pingtai", code, "platformAdmin", "平台管理员")),
            ],
        };
    }

    private static bool IsJustice(JsonElement agency) =>
        agency.TryGetProperty("kind", out var kind) && string.Equals(kind.GetString(), "justice", StringComparison.Ordinal);

    private static async Task WriteAsync(string file, byte[] json, CancellationToken cancellationToken)
    {
        // Whole or not at all: a half-written file would lock everyone out of the accounts it was meant to keep.
        var draft = file + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using (var stream = new FileStream(draft, options))
        {
            await stream.WriteAsync(json, cancellationToken);
        }

        File.Move(draft, file, overwrite: true);
    }
}

/// <summary>The sample accounts of one agency.</summary>
public sealed record SampleAgency
{
    /// <summary>Code of the agency.</summary>
    public required string Code { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Account of the clerk.</summary>
    public required string Clerk { get; init; }

    /// <summary>Account of the reviewer.</summary>
    public required string Reviewer { get; init; }

    /// <summary>The clerk's API key.</summary>
    public required string ApiKey { get; init; }
}

/// <summary>A sample account that submits and reviews nothing.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Agency">Code of its agency.</param>
/// <param name="Role">Its role, as <c>provision</c> reads it.</param>
/// <param name="Title">How the role is called.</param>
public sealed record SampleOfficer(string Name, string Agency, string Role, string Title);
