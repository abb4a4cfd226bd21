using System.Xml;

namespace Disclosure.Redactor.Verification.Renditions;

/// <summary>Takes what a part holds, in the order of its bytes.</summary>
internal interface IMarkupTaker
{
    /// <summary>An element of the grammar begins.</summary>
    void Open(MarkupElement element);

    /// <summary>Text in an element that may hold it; a longer one comes in several pieces.</summary>
    void Take(MarkupElement element, ReadOnlySpan<char> text, bool isFirst);

    /// <summary>The element ends.</summary>
    void Close(MarkupElement element);
}

/// <summary>An element as it stands.</summary>
/// <param name="Name">Its name with its prefix.</param>
/// <param name="Value">The value of its first attribute; empty when it has none.</param>
/// <param name="HoldsText">Whether it may hold text.</param>
/// <param name="Attributes">Its attributes without a prefix; null when it has none.</param>
internal readonly record struct MarkupElement(string Name, string Value, bool HoldsText, IReadOnlyDictionary<string, string>? Attributes)
{
    /// <summary>Whether it says of itself that it is no part of the text.</summary>
    public bool IsFurniture => Attributes is not null && Attributes.ContainsKey("data-furniture");
}

/// <summary>
/// Reads one part against its grammar. Whatever is not on the list is refused and read all the same, so that what it hides is named;
/// comments, instructions, CDATA, document types and character references are refused wherever they stand.
/// </summary>
internal sealed class MarkupReader(MarkupGrammar grammar, RenditionText text, string part)
{
    private const int MostDepth = 32;
    private const int MostCharacters = 64 * 1024 * 1024;
    private const string Root = "/";

    private readonly List<MarkupElement> _open = [];
    private int _paragraph;

    /// <summary>Elements of this name are counted, to tell places.</summary>
    public required IReadOnlySet<string> Counted { get; init; }

    /// <summary>Whether a line may end between elements.</summary>
    public bool AllowsLines { get; init; }

    /// <summary>Whether characters may be written by their numbers.</summary>
    public bool AllowsReferences { get; init; }

    /// <summary>The number of the paragraph that is read, from 1.</summary>
    public int Paragraph => _paragraph;

    /// <summary>Reads a part.</summary>
    /// <param name="bytes">UTF-8, without a byte order mark.</param>
    /// <param name="taker">Takes what is in it.</param>
    /// <exception cref="XmlException">It is not well-formed.</exception>
    public void Read(byte[] bytes, IMarkupTaker taker)
    {
        // The signs that markup needs have names; a line end is written as an element.
        if (!AllowsReferences && bytes.AsSpan().IndexOf("&#"u8) >= 0)
            text.Refuse("markup/reference", part);
        using var stream = new MemoryStream(bytes, writable: false);
        using var reader = XmlReader.Create(stream, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MostCharacters,
        });
        var buffer = new char[1024];
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    Open(reader, taker);
                    break;
                case XmlNodeType.EndElement:
                    Close(taker);
                    break;
                case XmlNodeType.XmlDeclaration:
                    if (reader.Value is not ("version=\"1.0\" encoding=\"utf-8\"" or "version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\""))
                        Refuse("markup/declaration", reader.Value);
                    break;
                case XmlNodeType.Text or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    Take(reader, taker, buffer);
                    break;
                default:
                    Refuse("markup/node", reader.Name, isName: true);
                    Refuse("markup/node", reader.Value);
                    break;
            }
        }
    }

    private void Open(XmlReader reader, IMarkupTaker taker)
    {
        if (Counted.Contains(reader.Name))
            _paragraph++;
        var parent = _open.Count == 0 ? Root : _open[^1].Name;
        var rule = grammar.Find(reader.Name, reader.Prefix, reader.NamespaceURI);
        if (rule is null || !rule.Parents.Contains(parent) || _open.Count >= MostDepth)
        {
            Refuse("markup/element", reader.Name, isName: true);
            Refuse("markup/element", reader.NamespaceURI, isName: true);
        }

        var isEmpty = reader.IsEmptyElement;
        var value = string.Empty;
        Dictionary<string, string>? attributes = null;
        while (reader.MoveToNextAttribute())
        {
            if (!Attribute(reader, rule))
                continue;
            value = value.Length == 0 ? reader.Value : value;
            if (reader.Prefix.Length == 0)
                (attributes ??= new Dictionary<string, string>(StringComparer.Ordinal)).Add(reader.Name, reader.Value);
        }

        reader.MoveToElement();
        var element = new MarkupElement(rule?.Name ?? string.Empty, value, rule is { HoldsText: true }, attributes);
        _open.Add(element);
        if (rule is not null)
            taker.Open(element);
        if (isEmpty)
            Close(taker);
    }

    // Whether it says something that its element is told by.
    private bool Attribute(XmlReader reader, MarkupRule? rule)
    {
        if (reader.NamespaceURI is "http://www.w3.org/2000/xmlns/")
        {
            if (!grammar.IsKnown(reader.Prefix.Length == 0 ? string.Empty : reader.LocalName, reader.Value))
            {
                Refuse("markup/namespace", reader.Name, isName: true);
                Refuse("markup/namespace", reader.Value);
            }

            return false;
        }

        if (rule is not null && rule.Attributes.TryGetValue(reader.Name, out var allowed) && (reader.Prefix.Length == 0 || grammar.IsKnown(reader.Prefix, reader.NamespaceURI)) && allowed.Allows(reader.Value))
            return reader.Prefix is not "xml";
        Refuse("markup/attribute", reader.Name, isName: true);
        Refuse("markup/attribute", reader.Value);
        return false;
    }

    private void Close(IMarkupTaker taker)
    {
        var element = _open[^1];
        _open.RemoveAt(_open.Count - 1);
        if (element.Name.Length > 0)
            taker.Close(element);
    }

    private void Take(XmlReader reader, IMarkupTaker taker, char[] buffer)
    {
        if (_open is not [.., { HoldsText: true } element])
        {
            if ((_open.Count > 0 || reader.NodeType is XmlNodeType.Text) && !(AllowsLines && reader.Value is "\n"))
                Refuse("markup/text", reader.Value);
            return;
        }

        var isFirst = true;
        for (int count; (count = reader.ReadValueChunk(buffer, 0, buffer.Length)) > 0; isFirst = false)
            taker.Take(element, buffer.AsSpan(0, count), isFirst);
    }

    // Also what is refused is searched.
    private void Refuse(string rule, string words, bool isName = false)
    {
        text.Refuse(rule, part, _paragraph);
        text.KeepAside(words, part, _paragraph, isName);
    }
}
