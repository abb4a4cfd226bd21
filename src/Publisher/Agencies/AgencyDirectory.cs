using System.Text.Json;
using System.Text.Json.Serialization;

namespace Disclosure.Publisher.Agencies;

/// <summary>What an agency is before the law (公示办法 Art. 2).</summary>
public enum AgencyKind
{
    /// <summary>行政执法机关: a department of government that enforces.</summary>
    Department = 1,

    /// <summary>法律、法规授权的组织: an organisation that a law or regulation lets enforce.</summary>
    Authorised,

    /// <summary>司法行政机关: looks after the others of its region (Art. 4).</summary>
    Justice,
}

/// <summary>The level of government.</summary>
public enum AgencyLevel
{
    /// <summary>省级</summary>
    Province = 1,

    /// <summary>州、市级</summary>
    Prefecture,

    /// <summary>县级</summary>
    County,
}

/// <summary>An agency as it is named in public.</summary>
public sealed record Agency
{
    /// <summary>Short permanent code.</summary>
    public required string Code { get; init; }

    /// <summary>Full name.</summary>
    public required string Name { get; init; }

    /// <summary>Other names in use.</summary>
    public IReadOnlyList<string> ShortNames { get; init; } = [];

    /// <summary>Six-digit region code.</summary>
    public required string Region { get; init; }

    /// <summary>Sector, such as 市场监管.</summary>
    public string Sector { get; init; } = string.Empty;

    /// <summary>What it is before the law; a department unless the file says otherwise.</summary>
    public AgencyKind Kind { get; init; } = AgencyKind.Department;

    /// <summary>Its level, which follows from its region.</summary>
    public AgencyLevel Level => Region switch
    {
        [_, _, '0', '0', '0', '0'] => AgencyLevel.Province,
        [_, _, _, _, '0', '0'] => AgencyLevel.Prefecture,
        _ => AgencyLevel.County,
    };

    /// <summary>Code of the agency it is under; null when that one is not in the directory.</summary>
    public string? Parent { get; init; }

    /// <summary>统一社会信用代码; null when it is not known.</summary>
    public string? CreditCode { get; init; }

    /// <summary>The document that lets it enforce: required of an authorised organisation (公示办法 Art. 2(2)).</summary>
    public string? AuthorisedBy { get; init; }
}

/// <summary>The agencies of <c>config/agencies.json</c>.</summary>
public sealed class AgencyDirectory
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    private readonly Dictionary<string, Agency> _agencies;

    private AgencyDirectory(Dictionary<string, Agency> agencies) => _agencies = agencies;

    /// <summary>All of them.</summary>
    public IReadOnlyCollection<Agency> All => _agencies.Values;

    /// <summary>Reads the file.</summary>
    /// <exception cref="InvalidDataException">The file is not a list of agencies, or an agency is not as the law has it; every error is listed.</exception>
    public static AgencyDirectory Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var content = JsonSerializer.Deserialize<AgencyList>(file, Json) ?? throw new JsonException("Expected an object.");
            var agencies = content.Agencies.ToDictionary(agency => agency.Code, StringComparer.Ordinal);
            var errors = AgencyChecks.Errors(agencies);
            return errors.Count == 0 ? new AgencyDirectory(agencies) : throw new InvalidDataException(string.Join(Environment.NewLine, errors.Select(error => $"{path}: {error}")));
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or IOException)
        {
            throw new InvalidDataException($"无法读取机关名录 (cannot read the list of agencies): {path}: {exception.Message}", exception);
        }
    }

    /// <summary>An agency; null when the code is not known.</summary>
    public Agency? Find(string code) => _agencies.GetValueOrDefault(code);

    private sealed record AgencyList
    {
        public required IReadOnlyList<Agency> Agencies { get; init; }
    }
}
