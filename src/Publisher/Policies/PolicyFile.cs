using System.Text.Json;
using System.Text.Json.Serialization;

namespace Disclosure.Publisher.Policies;

/// <summary>
/// Reads a policy of the desk from its JSON file: every key known and told once, none missing that is needed, nothing null that must not be, comments allowed. Whatever is wrong ends
/// the start with the file and the key.
/// </summary>
internal static class PolicyFile
{
    private static readonly JsonDocumentOptions Document = new() { CommentHandling = JsonCommentHandling.Skip, AllowDuplicateProperties = false };

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>The policy of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="what">How the sentence begins: what cannot be read, in Chinese and in English.</param>
    /// <param name="errors">What is wrong in a policy that could be read; empty when nothing is.</param>
    /// <exception cref="InvalidDataException">It cannot be read, or is wrong; the message lists every error and names the file.</exception>
    public static T Read<T>(string path, string what, Func<T, IReadOnlyList<string>> errors)
        where T : class
    {
        try
        {
            using var file = File.OpenRead(path);
            using var document = JsonDocument.Parse(file, Document);
            RefuseNull(document.RootElement, "$");
            var policy = document.Deserialize<T>(Json)!;
            var found = errors(policy);
            return found.Count == 0 ? policy : throw new JsonException(string.Join(" ", found));
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{what}: {path}: {exception.Message}", exception);
        }
    }

    // A type says that a value is not null, but not that those within a list are not.
    private static void RefuseNull(JsonElement element, string path)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var (item, index) in element.EnumerateArray().Select((item, index) => (item, index)))
                {
                    if (item.ValueKind is JsonValueKind.Null)
                    {
                        throw new JsonException($"{path}[{index}] must not be null.");
                    }

                    RefuseNull(item, $"{path}[{index}]");
                }

                break;
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    RefuseNull(property.Value, $"{path}.{property.Name}");
                }

                break;
        }
    }
}
