using System.Text.Json;
using Disclosure.Records;

namespace Disclosure.Redactor.Verification;

/// <summary>
/// Reads the final bytes of a decision, member by member, against the list of what a decision may hold. It builds no objects, so that
/// nothing stands between the bytes and those who look at them; what it does not know is refused, not skipped. It is long because the whole
/// list stands in one place, to be compared with <see cref="RecordJson"/> at a glance.
/// </summary>
internal ref struct PayloadReader
{
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
            else
            {
                throw Unknown();
            }
        }
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

    private void Body()
    {
        if (!_text.Body.Equals(default(Range)))
            throw Unknown();
        var first = _text.Pieces.Length;
        var start = _text.Characters.Length;
        Open(JsonTokenType.StartArray);
        for (; Next() is not JsonTokenType.EndArray; _text.Blocks++)
        {
            Expect(JsonTokenType.StartObject);
            if (_text.Blocks > 0)
                Joint('\n');
            Block();
        }

        _text.Body = first.._text.Pieces.Length;
        _text.EndPassage(start);
    }

    private void Block()
    {
        Open(JsonTokenType.PropertyName);
        if (!Is("type"u8))
            throw Unknown();
        Open(JsonTokenType.String);
        var isTable = Is("table"u8);
        var isHeading = Is("heading"u8);
        if (!isTable && !isHeading && !Is("paragraph"u8))
            throw Unknown();
        while (Next() is JsonTokenType.PropertyName)
        {
            if (isTable && Is("rows"u8))
                Rows();
            else if (!isTable && Is("inlines"u8))
                Inlines();
            else if (isHeading && Is("level"u8))
                Open(JsonTokenType.Number);
            else if (!isTable && !isHeading && Is("alignment"u8))
                OpenOneOf("start"u8, "center"u8, "end"u8);
            else
                throw Unknown();
        }
    }

    private void Rows()
    {
        Open(JsonTokenType.StartArray);
        for (var row = 0; Next() is not JsonTokenType.EndArray; row++)
        {
            if (row > 0)
                Joint('\n');
            Expect(JsonTokenType.StartObject);
            OpenMember("cells"u8);
            Open(JsonTokenType.StartArray);
            for (var cell = 0; Next() is not JsonTokenType.EndArray; cell++)
            {
                if (cell > 0)
                    Joint('\t');
                Expect(JsonTokenType.StartObject);
                OpenMember("inlines"u8);
                Inlines();
                Open(JsonTokenType.EndObject);
            }

            Open(JsonTokenType.EndObject);
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

    private void InlinesToEnd()
    {
        while (Next() is not JsonTokenType.EndArray)
        {
            Expect(JsonTokenType.StartObject);
            OpenMember("text"u8);
            Open(JsonTokenType.String);
            _text.Add(ref _json);
            if (Next() is JsonTokenType.PropertyName)
            {
                if (!Is("redaction"u8))
                    throw Unknown();
                _text.Last = _text.Last with { Role = PieceRole.Mask, HasGround = Redaction() };
                Next();
            }

            Expect(JsonTokenType.EndObject);
        }
    }

    // Kind and clause stand in the bytes, but not in the text.
    private bool Redaction()
    {
        var hasKind = false;
        var hasClause = false;
        Open(JsonTokenType.StartObject);
        while (Next() is JsonTokenType.PropertyName)
        {
            ref var has = ref hasKind;
            if (Is("clause"u8))
                has = ref hasClause;
            else if (!Is("kind"u8))
                throw Unknown();
            Open(JsonTokenType.String);
            has = _text.KeepAside(ref _json);
        }

        return hasKind && hasClause;
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
