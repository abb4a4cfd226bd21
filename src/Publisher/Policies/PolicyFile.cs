using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Disclosure.Publisher.Policies;

/// <summary>
/// Reads a policy of the desk from its JSON file: every key known and told once in whatever letters, none missing that is needed, nothing null that must not be, comments allowed. Whatever is wrong ends
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
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
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
            Refuse(document.RootElement, "$", Json.GetTypeInfo(typeof(T)));
            var policy = document.Deserialize<T>(Json) ?? throw new JsonException("$ must not be null.");
            var found = errors(policy);
            return found.Count == 0 ? policy : throw new JsonException(string.Join(" ", found));
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{what}: {path}: {exception.Message}", exception);
        }
    }

    // The reader holds to what a type says of its own members, but not of what is within a list or a dictionary. And where a key is the name of a choice,
    // other letters make no other key.
    private static void Refuse(JsonElement element, string path, JsonTypeInfo? type)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Null:
                throw new JsonException($"{path} must not be null.");
            case JsonValueKind.Array:
                foreach (var (item, index) in element.EnumerateArray().Select((item, index) => (item, index)))
                {
                    Refuse(item, $"{path}[{index}]", Of(type?.ElementType));
                }

                break;
            case JsonValueKind.Object:
                var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
                foreach (var property in element.EnumerateObject())
                {
                    if (!names.Add(property.Name))
                    {
                        throw new JsonException($"{path}.{property.Name} is told twice.");
                    }

                    var member = type?.Kind is JsonTypeInfoKind.Object ? type.Properties.FirstOrDefault(known => string.Equals(known.Name, property.Name, StringComparison.OrdinalIgnoreCase)) : null;
                    if (property.Value.ValueKind is JsonValueKind.Null && member is not null)
                    {
                        continue;
                    }

                    Refuse(property.Value, $"{path}.{property.Name}", Of(member?.PropertyType ?? type?.ElementType));
                }

                break;
        }
    }

    private static JsonTypeInfo? Of(Type? type) => type is null ? null : Json.GetTypeInfo(type);
}
