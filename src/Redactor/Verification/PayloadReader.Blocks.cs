using System.Text.Json;

namespace Disclosure.Redactor.Verification;

/// <content>What the body of a decision may hold.</content>
internal ref partial struct PayloadReader
{
    // A number that is no text must be too small to hold one.
    private const int DeepestLevel = 8;
    private const int MostColumns = 99;
    private const int MostNotes = 9999;

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
                Count(DeepestLevel);
            else if (Is("place"u8))
                OpenOneOf("header"u8, "footer"u8, "note"u8);
            else if (Is("noteNumber"u8))
                Count(MostNotes);
            else if (isTable || isHeading)
                throw Unknown();
            else if (Is("alignment"u8))
                OpenOneOf("start"u8, "center"u8, "end"u8);
            else if (Is("listLevel"u8))
                Count(DeepestLevel);
            else if (Is("beginsPage"u8))
                Open(JsonTokenType.True);
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
                Cell();
            }

            if (Next() is JsonTokenType.PropertyName && Is("isHeader"u8))
            {
                Open(JsonTokenType.True);
                Next();
            }

            Expect(JsonTokenType.EndObject);
        }
    }

    private void Cell()
    {
        Expect(JsonTokenType.StartObject);
        OpenMember("inlines"u8);
        Inlines();
        while (Next() is JsonTokenType.PropertyName)
        {
            if (Is("columnSpan"u8))
                Count(MostColumns);
            else if (Is("continues"u8))
                Open(JsonTokenType.True);
            else
                throw Unknown();
        }

        Expect(JsonTokenType.EndObject);
    }

    private void InlinesToEnd()
    {
        while (Next() is not JsonTokenType.EndArray)
        {
            Expect(JsonTokenType.StartObject);
            OpenMember("text"u8);
            Open(JsonTokenType.String);
            _text.Add(ref _json);
            while (Next() is JsonTokenType.PropertyName)
                Particular();
            Expect(JsonTokenType.EndObject);
        }
    }

    // What stands beside an inline's text.
    private void Particular()
    {
        if (Is("redaction"u8))
        {
            _text.Last = _text.Last with { Role = PieceRole.Mask, HasGround = Redaction() };
        }
        else if (Is("style"u8))
        {
            Open(JsonTokenType.String);
            Styles(_json.ValueSpan);
        }
        else if (Is("noteMark"u8))
        {
            Count(MostNotes);
        }
        else
        {
            throw Unknown();
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

    private static void Styles(ReadOnlySpan<byte> names)
    {
        foreach (var part in names.Split(", "u8))
        {
            var name = names[part];
            if (!name.SequenceEqual("bold"u8) && !name.SequenceEqual("italic"u8) && !name.SequenceEqual("underline"u8) && !name.SequenceEqual("strike"u8)
                && !name.SequenceEqual("superscript"u8) && !name.SequenceEqual("subscript"u8))
                throw Unknown();
        }
    }

    private void Count(int most)
    {
        Open(JsonTokenType.Number);
        if (!_json.TryGetInt32(out var count) || count < 0 || count > most)
            throw Unknown();
    }
}
