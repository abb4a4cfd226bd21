using System.Text.Json;

namespace Disclosure.Publisher.Agencies;

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
}

/// <summary>The agencies of <c>config/agencies.json</c>.</summary>
public sealed class AgencyDirectory
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly Dictionary<string, Agency> _agencies;

    private AgencyDirectory(Dictionary<string, Agency> agencies) => _agencies = agencies;

    /// <summary>All of them.</summary>
    public IReadOnlyCollection<Agency> All => _agencies.Values;

    /// <summary>Reads the file.</summary>
    /// <exception cref="InvalidDataException">The file is not a list of agencies.</exception>
    public static AgencyDirectory Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var content = JsonSerializer.Deserialize<Content>(file, Json) ?? throw new JsonException("Expected an object.");
            return new AgencyDirectory(content.Agencies.ToDictionary(agency => agency.Code, StringComparer.Ordinal));
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or IOException)
        {
            throw new InvalidDataException($"无法读取机关名录 (cannot read the list of agencies): {path}: {exception.Message}", exception);
        }
    }

    /// <summary>An agency; null when the code is not known.</summary>
    public Agency? Find(string code) => _agencies.GetValueOrDefault(code);

    private sealed record Content
    {
        public required IReadOnlyList<Agency> Agencies { get; init; }
    }
}
