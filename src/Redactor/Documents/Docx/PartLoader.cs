using System.Xml;

namespace Disclosure.Redactor.Documents.Docx;

/// <summary>Loads XML parts under one budget of nodes and depth. No document type, no entity beyond the five, no resolver.</summary>
internal sealed class PartLoader(DocumentLimits limits, Action<string> comment, CancellationToken cancellationToken)
{
    /// <summary>Properties are searched again for every run they govern: more children than this are not there to format.</summary>
    private const int MostProperties = 300;

    private int _nodes;

    /// <summary>The root element.</summary>
    /// <exception cref="XmlException">The part is not well-formed or holds a document type.</exception>
    /// <exception cref="DocumentRefusedException">The budget is spent.</exception>
    public PartElement Load(ReadOnlyMemory<byte> part)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreProcessingInstructions = true,
            MaxCharactersInDocument = limits.UnpackedBytes,
            CloseInput = true,
        };
        using var reader = XmlReader.Create(new MemoryStream(part.ToArray(), writable: false), settings);
        var open = new Stack<PartElement>();
        PartElement? root = null;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    var isEmpty = reader.IsEmptyElement;
                    var element = ReadElement(reader);
                    if (open.TryPeek(out var parent))
                    {
                        parent.Add(element);
                        if (parent.Children.Count > MostProperties && IsProperties(parent))
                            throw new DocumentRefusedException(DocumentRefusals.TooLarge);
                    }
                    else
                    {
                        root = element;
                    }

                    if (!isEmpty)
                        open.Push(element);
                    break;
                case XmlNodeType.EndElement:
                    open.Pop();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                    Spend(1);
                    if (open.TryPeek(out var holder) && (reader.NodeType is not XmlNodeType.Whitespace || holder.Name is "t" or "delText"))
                        holder.Add(reader.Value);
                    break;
                case XmlNodeType.Comment:
                    Spend(1);
                    comment(reader.Value);
                    break;
            }
        }

        return root ?? throw new XmlException("The part has no root element.");
    }

    private PartElement ReadElement(XmlReader reader)
    {
        Spend(1 + reader.AttributeCount);
        if (reader.Depth > limits.Depth)
            throw new DocumentRefusedException(DocumentRefusals.TooLarge);
        var ns = Namespaces.Canonical(reader.NamespaceURI);
        var name = reader.LocalName;
        var attributes = new List<PartAttribute>(reader.AttributeCount);
        while (reader.MoveToNextAttribute())
        {
            if (reader.NamespaceURI is "http://www.w3.org/2000/xmlns/")
                continue;
            var value = reader.Value;
            if (name is "Choice" && reader.LocalName is "Requires")
                value = string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(prefix => reader.LookupNamespace(prefix) ?? "?"));
            attributes.Add(new PartAttribute(Namespaces.Canonical(reader.NamespaceURI), reader.LocalName, value));
        }

        return new PartElement(ns, name, attributes);
    }

    private static bool IsProperties(PartElement element) =>
        element.Namespace is Namespaces.Word
        && (element.Name.EndsWith("Pr", StringComparison.Ordinal) || element.Name is "style" or "lvl" or "abstractNum" or "num" or "lvlOverride" or "docDefaults" or "rPrDefault" or "ffData" or "settings");

    private void Spend(int nodes)
    {
        _nodes += nodes;
        if (_nodes > limits.XmlNodes)
            throw new DocumentRefusedException(DocumentRefusals.TooLarge);
        if ((_nodes & 0xFFF) < nodes)
            cancellationToken.ThrowIfCancellationRequested();
    }
}
