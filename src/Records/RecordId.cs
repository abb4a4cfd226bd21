using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Disclosure.Records;

/// <summary>
/// The permanent public identity of a decision, the same through every version, notice and withdrawal.
/// Sixteen lower-case Crockford base-32 symbols, 80 random bits: it tells nothing of order, so that gaps betray no withheld case.
/// </summary>
[JsonConverter(typeof(RecordIdJsonConverter))]
public readonly record struct RecordId
{
    /// <summary>Number of symbols in the written form.</summary>
    public const int Length = 16;

    private const string Symbols = "0123456789abcdefghjkmnpqrstvwxyz";

    private readonly string? _value;

    private RecordId(string value) => _value = value;

    /// <summary>The written form; never null, empty for <c>default</c>.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>A new random id from the system's cryptographic generator.</summary>
    public static RecordId New() => new(RandomNumberGenerator.GetString(Symbols, Length));

    /// <summary>Reads the written form; case matters, nothing is trimmed.</summary>
    /// <exception cref="FormatException">The text is not sixteen symbols of the alphabet.</exception>
    public static RecordId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException("A record id is 16 symbols of 0-9 a-z without i, l, o, u.");

    /// <summary>Reads the written form; false when it is not one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out RecordId id)
    {
        if (text is { Length: Length } && text.AsSpan().IndexOfAnyExcept(Symbols) < 0)
        {
            id = new RecordId(text);
            return true;
        }

        id = default;
        return false;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>Writes a <see cref="RecordId"/> as a JSON string and refuses anything else.</summary>
public sealed class RecordIdJsonConverter : JsonConverter<RecordId>
{
    /// <inheritdoc/>
    public override RecordId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        RecordId.TryParse(reader.GetString(), out var id) ? id : throw new JsonException("Not a record id.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, RecordId value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.Value);
    }
}
