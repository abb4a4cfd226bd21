using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Xml;

namespace Disclosure.Redactor.Documents.Docx;

/// <summary>Loads XML parts under one budget of nodes, characters and depth. No document type, no entity beyond the five, no resolver.</summary>
internal sealed class PartLoader(DocumentLimits limits, Action<string> comment, CancellationToken cancellationToken)
{
    /// <summary>Properties are searched again for every run they govern: more children than this are not there to format.</summary>
    private const int MostProperties = 300;

    /// <summary>Values up to this length are kept once: most are numbers and names of styles that return for every run.</summary>
    private const int LongestShared = 24;

    /// <summary>No vocabulary has longer names.</summary>
    private const int LongestName = 1000;

    private readonly NameTable _names = Namespaces.Names();
    private readonly HashSet<string> _ignored = new(StringComparer.Ordinal);
    private readonly char[] _buffer = new char[2048];
    private readonly List<PartAttribute> _attributes = [];
    private readonly PartAttribute[]?[] _shared = new PartAttribute[1024][];
    private readonly List<OpenElement> _open = [];
    private readonly List<int> _runs = [];
    private int _nodes;
    private int _characters;

    /// <summary>Namespaces that the parts so far ask readers to ignore with all they hold (ECMA-376 part 3, 10.1) and that today's Word does not know.</summary>
    public IReadOnlySet<string> Ignored => _ignored;

    /// <summary>The root element.</summary>
    /// <exception cref="XmlException">The part is not well-formed or holds a document type.</exception>
    /// <exception cref="DocumentRefusedException">The budget is spent.</exception>
    public PartElement Load(ReadOnlyMemory<byte> part)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            NameTable = _names,
            MaxCharactersInDocument = limits.UnpackedBytes,
            CloseInput = true,
        };
        var stream = MemoryMarshal.TryGetArray(part, out var bytes)
            ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false)
            : new MemoryStream(part.ToArray(), writable: false);
        using var reader = XmlReader.Create(stream, settings);
        _open.Clear();
        _runs.Clear();
        var paragraphs = 0;
        PartElement? root = null;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    var isEmpty = reader.IsEmptyElement;
                    var element = ReadElement(reader, ref paragraphs);
                    if (_open.Count == 0)
                        root = element;
                    else
                        Append(element);
                    if (!isEmpty)
                        Open(element);
                    break;
                case XmlNodeType.EndElement:
                    Close();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                    Spend(1);
                    if (_open.Count > 0 && _open[^1].Element is var holder && (reader.NodeType is not XmlNodeType.Whitespace || holder.Name is "t" or "delText"))
                        holder.Add(ReadValue(reader));
                    break;
                case XmlNodeType.Comment or XmlNodeType.ProcessingInstruction:
                    Spend(1);
                    comment(ReadValue(reader));
                    break;
            }
        }

        return root ?? throw new XmlException("The part has no root element.");
    }

    private PartElement ReadElement(XmlReader reader, ref int paragraphs)
    {
        Spend(1 + reader.AttributeCount);
        if (reader.Depth > limits.Depth || reader.LocalName.Length > LongestName)
            throw new DocumentRefusedException(DocumentRefusals.TooLarge);
        var ns = Namespaces.Canonical(reader.NamespaceURI);
        var name = reader.LocalName;
        var number = 0;
        if (name is "p" && ns is Namespaces.Word)
            number = ++paragraphs;
        else if (name is "r")
            number = _runs.Count > 0 ? ++CollectionsMarshal.AsSpan(_runs)[^1] : 0;
        return new PartElement(ns, name, reader.AttributeCount == 0 ? [] : ReadAttributes(reader, name)) { Number = number };
    }

    private PartAttribute[] ReadAttributes(XmlReader reader, string element)
    {
        _attributes.Clear();
        while (reader.MoveToNextAttribute())
        {
            if (reader.NamespaceURI is "http://www.w3.org/2000/xmlns/")
                continue;
            var name = reader.LocalName;
            var value = ReadValue(reader);
            if (name.StartsWith("rsid", StringComparison.Ordinal) && value.Length <= 8)
                continue;
            var ns = Namespaces.Canonical(reader.NamespaceURI);
            if (element is "Choice" && name is "Requires")
                value = string.Join(' ', Resolved(reader, value));
            else if (ns is Namespaces.Compatibility && name is "Ignorable")
                _ignored.UnionWith(Resolved(reader, value).Where(ignored => !Namespaces.IsUnderstood(ignored)));
            _attributes.Add(new PartAttribute(ns, name, value));
        }

        return Shared();
    }

    // The properties of runs are the same thousands of times: their attributes are kept once. Short values are one object when they are equal.
    private PartAttribute[] Shared()
    {
        if (_attributes.Count == 0)
            return [];
        var hash = 0;
        foreach (var attribute in _attributes)
            hash = HashCode.Combine(hash, RuntimeHelpers.GetHashCode(attribute.Name), RuntimeHelpers.GetHashCode(attribute.Value));
        ref var known = ref _shared[(uint)hash % (uint)_shared.Length];
        if (known is null || known.Length != _attributes.Count || !AreTheSame(known))
            known = [.. _attributes];
        return known;
    }

    private bool AreTheSame(PartAttribute[] known)
    {
        for (var i = 0; i < known.Length; i++)
        {
            var one = _attributes[i];
            if (!ReferenceEquals(known[i].Value, one.Value) || !ReferenceEquals(known[i].Name, one.Name) || !string.Equals(known[i].Namespace, one.Namespace, StringComparison.Ordinal))
                return false;
        }

        return true;
    }

    private static IEnumerable<string> Resolved(XmlReader reader, string prefixes) =>
        prefixes.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(prefix => reader.LookupNamespace(prefix) ?? "?");

    // In pieces, so that a value is refused before it is held.
    private string ReadValue(XmlReader reader)
    {
        var read = Fill(reader);
        if (read < _buffer.Length)
            return read <= LongestShared ? _names.Add(_buffer, 0, read) : new string(_buffer, 0, read);
        var value = new StringBuilder();
        for (; read > 0; read = Fill(reader))
            value.Append(_buffer, 0, read);
        return value.ToString();
    }

    private int Fill(XmlReader reader)
    {
        var filled = 0;
        while (filled < _buffer.Length && reader.ReadValueChunk(_buffer, filled, _buffer.Length - filled) is > 0 and var read)
            filled += read;
        _characters += filled;
        return _characters <= limits.TextCharacters ? filled : throw new DocumentRefusedException(DocumentRefusals.TooLarge);
    }

    private void Append(PartElement element)
    {
        ref var parent = ref CollectionsMarshal.AsSpan(_open)[^1];
        if (parent.Last is { } last)
            last.Next = element;
        else
            parent.Element.First = element;
        parent.Last = element;
        if (++parent.Children > MostProperties && IsProperties(parent.Element))
            throw new DocumentRefusedException(DocumentRefusals.TooLarge);
    }

    private void Open(PartElement element)
    {
        _open.Add(new OpenElement { Element = element });
        if (element.IsWord("p"))
            _runs.Add(0);
    }

    private void Close()
    {
        if (_open[^1].Element.IsWord("p"))
            _runs.RemoveAt(_runs.Count - 1);
        _open.RemoveAt(_open.Count - 1);
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

    private struct OpenElement
    {
        public PartElement Element;
        public PartElement? Last;
        public int Children;
    }
}
