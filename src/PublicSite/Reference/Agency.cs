using System.Text.Json;

namespace Disclosure.PublicSite.Reference;

/// <summary>An agency as the public reference data names it (config/agencies.json).</summary>
public sealed record Agency
{
    /// <summary>Its code, as decisions carry it.</summary>
    public required string Code { get; init; }

    /// <summary>Its full name.</summary>
    public required string Name { get; init; }

    /// <summary>Names by which people look for it, such as 昆明市监局.</summary>
    public IReadOnlyList<string> ShortNames { get; init; } = [];

    /// <summary>Six-digit code of its region.</summary>
    public required string Region { get; init; }

    /// <summary>Its sector, such as 市场监管.</summary>
    public string Sector { get; init; } = string.Empty;
}

/// <summary>All agencies by code.</summary>
public sealed class AgencyDirectory
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web);

    private readonly Dictionary<string, Agency> _byCode;

    /// <summary>A directory of the given agencies; the last of several with one code wins.</summary>
    public AgencyDirectory(IEnumerable<Agency> agencies)
    {
        _byCode = new Dictionary<string, Agency>(StringComparer.Ordinal);
        foreach (var agency in agencies)
            _byCode[agency.Code] = agency;
    }

    /// <summary>Every agency, in no promised order.</summary>
    public IReadOnlyCollection<Agency> All => _byCode.Values;

    /// <summary>Reads agencies.json.</summary>
    /// <exception cref="JsonException">The file is not of the expected form.</exception>
    public static AgencyDirectory Read(string path)
    {
        using var stream = File.OpenRead(path);
        var list = JsonSerializer.Deserialize<AgencyFile>(stream, Format) ?? throw new JsonException("Expected an object with \"agencies\".");
        return new AgencyDirectory(list.Agencies);
    }

    /// <summary>The agency of a code; null when it is not in the directory (a decision may outlive its agency).</summary>
    public Agency? Find(string code) => _byCode.GetValueOrDefault(code);

    private sealed record AgencyFile
    {
        public required IReadOnlyList<Agency> Agencies { get; init; }
    }
}
