using System.Text.Json;
using System.Text.Json.Serialization;

namespace Disclosure.PublicSite.Reference;

/// <summary>
/// What the law wants the public to know of an agency before it acts (公示办法 Art. 7(一), (七)), as config/agency-profiles.json has it. What
/// is empty is not shown.
/// </summary>
public sealed record AgencyProfile
{
    /// <summary>Code of the agency in agencies.json.</summary>
    public required string Code { get; init; }

    /// <summary>The day the profile was last brought up to date (Art. 15).</summary>
    public required DateOnly UpdatedOn { get; init; }

    /// <summary>执法主体资格的依据: the document it may enforce by.</summary>
    public string Qualification { get; init; } = string.Empty;

    /// <summary>办公地址</summary>
    public string Address { get; init; } = string.Empty;

    /// <summary>执法类别, in words.</summary>
    public string Acts { get; init; } = string.Empty;

    /// <summary>执法区域</summary>
    public string Area { get; init; } = string.Empty;

    /// <summary>联系电话 of the office.</summary>
    public string Phone { get; init; } = string.Empty;

    /// <summary>监督电话</summary>
    public string SupervisionPhone { get; init; } = string.Empty;

    /// <summary>行政复议机关; empty where only the decision itself says.</summary>
    public string Reconsideration { get; init; } = string.Empty;

    /// <summary>受理行政诉讼的人民法院; empty where only the decision itself says.</summary>
    public string Court { get; init; } = string.Empty;
}

/// <summary>Profiles by agency. Apart from agencies.json, which shapes the index: a new telephone number must not make a node index anew.</summary>
public sealed class AgencyProfiles
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    private readonly Dictionary<string, AgencyProfile> _byCode;

    private AgencyProfiles(Dictionary<string, AgencyProfile> byCode) => _byCode = byCode;

    /// <summary>Reads agency-profiles.json.</summary>
    /// <param name="path">The file.</param>
    /// <param name="agencies">Every profile must be of one of these.</param>
    /// <exception cref="JsonException">The file is not of the expected form.</exception>
    /// <exception cref="FormatException">A profile is of no known agency, or there are two of one; every such code is listed.</exception>
    public static AgencyProfiles Read(string path, AgencyDirectory agencies)
    {
        ArgumentNullException.ThrowIfNull(agencies);
        using var stream = File.OpenRead(path);
        var profiles = (JsonSerializer.Deserialize<ProfileFile>(stream, Format) ?? throw new JsonException("Expected an object with \"profiles\".")).Profiles;
        var wrong = profiles.GroupBy(profile => profile.Code, StringComparer.Ordinal).Where(group => group.Count() > 1 || agencies.Find(group.Key) is null).Select(group => group.Key).ToList();
        return wrong.Count == 0
            ? new AgencyProfiles(profiles.ToDictionary(profile => profile.Code, StringComparer.Ordinal))
            : throw new FormatException($"There must be one profile for an agency of agencies.json, which is not so for: {string.Join(", ", wrong)}.");
    }

    /// <summary>The profile of an agency; null when it has none.</summary>
    public AgencyProfile? Find(string code) => _byCode.GetValueOrDefault(code);

    private sealed record ProfileFile
    {
        public required IReadOnlyList<AgencyProfile> Profiles { get; init; }
    }
}
