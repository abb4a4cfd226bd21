using System.Text.Json;

namespace Disclosure.Redactor.Policy;

/// <summary>The codes and sectors of <c>agencies.json</c>, so that no entry of the policy is silently for nobody.</summary>
internal sealed class AgencyNames
{
    private const string FileName = "agencies.json";

    private readonly HashSet<string> _codes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _sectors = new(StringComparer.Ordinal);

    /// <summary>Whether an agency has this code.</summary>
    public bool HasCode(string code) => _codes.Contains(code);

    /// <summary>Whether an agency is of this sector.</summary>
    public bool HasSector(string sector) => _sectors.Contains(sector);

    /// <summary>Reads the file; null, with an error added, when it cannot be read. What else is wrong in it is for its owner to say.</summary>
    public static AgencyNames? Read(Func<string, Stream> open, ICollection<string> errors)
    {
        try
        {
            using var stream = open(FileName);
            using var json = JsonDocument.Parse(stream, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
            var names = new AgencyNames();
            foreach (var agency in json.RootElement.GetProperty("agencies").EnumerateArray())
            {
                names._codes.Add(agency.GetProperty("code").GetString() ?? string.Empty);
                if (agency.TryGetProperty("sector", out var sector) && sector.GetString() is { Length: > 0 } word)
                {
                    names._sectors.Add(word);
                }
            }

            return names;
        }
        catch (Exception exception) when (exception is IOException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            errors.Add($"{FileName}: cannot be read, but {RedactionPolicyReader.FileName} names agencies or sectors.");
            return null;
        }
    }
}
