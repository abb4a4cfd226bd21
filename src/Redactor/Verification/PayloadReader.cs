using System.Text.Json;
using Disclosure.Records;

namespace Disclosure.Redactor.Verification;

/// <summary>
/// Reads the final bytes of a decision, member by member, against the list of what a decision may hold. It builds no objects, so that
/// nothing stands between the bytes and those who look at them; what it does not know is refused, not skipped.
/// </summary>
internal ref partial struct PayloadReader
{
    private static readonly string[] FieldNames = [.. Enum.GetNames<CorrectedField>().Select(JsonNamingPolicy.CamelCase.ConvertName)];

    private readonly PayloadText _text;
    private Utf8JsonReader _json;

    private PayloadReader(ReadOnlySpan<byte> payload, PayloadText text)
    {
        _json = new Utf8JsonReader(payload);
        _text = text;
    }

    /// <summary>Reads a decision.</summary>
    /// <exception cref="JsonException">The bytes are not JSON, or hold something that a decision does not have.</exception>
    /// <exception cref="InvalidOperationException">A member is of another type.</exception>
    public static void ReadDecision(ReadOnlySpan<byte> payload, PayloadText text)
    {
        var reader = new PayloadReader(payload, text);
        reader.Open(JsonTokenType.StartObject);
        reader.Decision();
        reader.End();
        text.AddAsides();
    }

    /// <summary>
    /// Reads of a decision what came after it (performance, proceedings, corrections) and passes over the rest, which <see cref="ReadDecision"/>
    /// has looked at.
    /// </summary>
    /// <exception cref="JsonException">The bytes are not JSON, or hold something that a decision does not have.</exception>
    public static void ReadAftermath(ReadOnlySpan<byte> payload, PayloadText text)
    {
        var reader = new PayloadReader(payload, text);
        reader.Open(JsonTokenType.StartObject);
        while (reader.Next() is JsonTokenType.PropertyName)
        {
            if (!reader.Aftermath())
                reader._json.Skip();
        }

        reader.End();
    }

    /// <summary>Reads a payload of strings and numbers alone, each a passage: a notice, whose members its own type checks.</summary>
    /// <exception cref="JsonException">The bytes are not JSON, or hold something else.</exception>
    public static void ReadFlat(ReadOnlySpan<byte> payload, PayloadText text)
    {
        var reader = new PayloadReader(payload, text);
        reader.Open(JsonTokenType.StartObject);
        while (reader.Next() is not JsonTokenType.EndObject)
        {
            reader.Passage();
            reader.Next();
            reader.Passage();
        }

        reader.End();
    }

    private void Decision()
    {
        while (Next() is JsonTokenType.PropertyName)
        {
            if (Is("title"u8))
            {
                Texts();
            }
            else if (Is("body"u8))
            {
                Body();
            }
            else if (Is("summary"u8))
            {
                Open(JsonTokenType.StartObject);
                Summary();
            }
            else if (Is("penaltyKinds"u8))
            {
                Open(JsonTokenType.StartArray);
                while (Next() is not JsonTokenType.EndArray)
                    Passage(JsonTokenType.String);
            }
            else if (Is("mode"u8))
            {
                Open(JsonTokenType.String);
                _text.IsFullText = Is("fullText"u8) ? true : Is("summary"u8) ? false : throw Unknown();
                Passage();
            }
            else if (Is("id"u8))
            {
                Open(JsonTokenType.String);
                if (!RecordId.TryParse(_json.GetString(), out _))
                    throw Unknown();
                Passage();
            }
            else if (Is("version"u8) || Is("fineYuan"u8))
            {
                Open(JsonTokenType.Number);
                Passage();
            }
            else if (Is("documentNumber"u8) || Is("agencyCode"u8) || Is("agencyName"u8) || Is("regionCode"u8) || Is("actType"u8) || Is("sector"u8)
                || Is("decidedOn"u8) || Is("partyKind"u8))
            {
                Open(JsonTokenType.String);
                Passage();
            }
            else if (Aftermath())
            {
                _text.HasAftermath = true;
            }
            else
            {
                throw Unknown();
            }
        }
    }

    // False when the member is none of these; then nothing was read.
    private bool Aftermath()
    {
        if (Is("performance"u8))
        {
            Open(JsonTokenType.StartObject);
            Members("status", "on", "performedYuan");
        }
        else if (Is("proceedings"u8))
        {
            Open(JsonTokenType.StartArray);
            while (Next() is JsonTokenType.StartObject)
                Members("kind", "outcome", "body", "on", "documentNumber");
            Expect(JsonTokenType.EndArray);
        }
        else if (Is("corrections"u8))
        {
            Open(JsonTokenType.StartArray);
            while (Next() is JsonTokenType.StartObject)
                Members("on", "note", "version", "fields");
            Expect(JsonTokenType.EndArray);
        }
        else
        {
            return false;
        }

        return true;
    }

    // Each a string or a number; their types are the record's own to check.
    private void Members(params ReadOnlySpan<string> names)
    {
        while (Next() is JsonTokenType.PropertyName)
        {
            var isKnown = false;
            foreach (var name in names)
                isKnown |= _json.ValueTextEquals(name);
            if (!isKnown)
                throw Unknown();
            if (Is("fields"u8))
            {
                Open(JsonTokenType.StartArray);
                while (Next() is JsonTokenType.String)
                    CorrectedFieldName();
                Expect(JsonTokenType.EndArray);
                continue;
            }

            Next();
            Passage();
        }

        Expect(JsonTokenType.EndObject);
    }

    // One of a closed list: no other word fits in.
    private void CorrectedFieldName()
    {
        foreach (var name in FieldNames)
        {
            if (_json.ValueTextEquals(name))
            {
                Passage();
                return;
            }
        }

        throw Unknown();
    }

    private void Summary()
    {
        while (Next() is JsonTokenType.PropertyName)
        {
            if (Is("parties"u8))
            {
                Open(JsonTokenType.StartArray);
                while (Next() is not JsonTokenType.EndArray)
                    OpenTexts();
            }
            else if (Is("facts"u8) || Is("basis"u8) || Is("decision"u8))
            {
                Texts();
            }
            else
            {
                throw Unknown();
            }
        }
    }

    private void Texts()
    {
        Next();
        OpenTexts();
    }

    private void OpenTexts()
    {
        var start = _text.Characters.Length;
        Expect(JsonTokenType.StartArray);
        InlinesToEnd();
        _text.EndPassage(start);
    }

    private void Inlines()
    {
        Open(JsonTokenType.StartArray);
        InlinesToEnd();
    }

    private void Joint(char joint) => _text.Add(joint, (int)_json.TokenStartIndex);

    private void Passage(JsonTokenType type)
    {
        Expect(type);
        Passage();
    }

    private void Passage()
    {
        if (_json.TokenType is not (JsonTokenType.String or JsonTokenType.Number or JsonTokenType.PropertyName))
            throw Unknown();
        var start = _text.Characters.Length;
        _text.Add(ref _json);
        _text.EndPassage(start);
    }

    private void OpenMember(ReadOnlySpan<byte> name)
    {
        Open(JsonTokenType.PropertyName);
        if (!Is(name))
            throw Unknown();
    }

    private void OpenOneOf(ReadOnlySpan<byte> one, ReadOnlySpan<byte> two, ReadOnlySpan<byte> three)
    {
        Open(JsonTokenType.String);
        if (!Is(one) && !Is(two) && !Is(three))
            throw Unknown();
    }

    private readonly bool Is(ReadOnlySpan<byte> word) => _json.ValueTextEquals(word);

    private JsonTokenType Next() => _json.Read() ? _json.TokenType : throw Unknown();

    private void Open(JsonTokenType type)
    {
        Next();
        Expect(type);
    }

    private readonly void Expect(JsonTokenType type)
    {
        if (_json.TokenType != type)
            throw Unknown();
    }

    private void End()
    {
        if (_json.Read())
            throw Unknown();
    }

    private static JsonException Unknown() => new("Not what a decision holds.");
}
