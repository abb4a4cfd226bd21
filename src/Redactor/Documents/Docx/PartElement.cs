using System.Text;

namespace Disclosure.Redactor.Documents.Docx;

/// <summary>An attribute of a part's element.</summary>
internal readonly record struct PartAttribute(string Namespace, string Name, string Value);

/// <summary>
/// An element of a package part. Lighter than the framework's trees, whose name tables would keep every name of every hostile file
/// for the life of the process.
/// </summary>
internal sealed class PartElement(string ns, string name, IReadOnlyList<PartAttribute> attributes)
{
    private List<PartElement>? _children;
    private StringBuilder? _pieces;
    private string _text = string.Empty;

    /// <summary>Namespace; strict Open XML namespaces are read as the transitional ones.</summary>
    public string Namespace => ns;

    /// <summary>Local name.</summary>
    public string Name => name;

    /// <summary>Attributes, without namespace declarations.</summary>
    public IReadOnlyList<PartAttribute> Attributes => attributes;

    /// <summary>Child elements in order.</summary>
    public IReadOnlyList<PartElement> Children => _children ?? (IReadOnlyList<PartElement>)[];

    /// <summary>Text directly in this element.</summary>
    public string Text
    {
        get
        {
            if (_pieces is not null)
                (_text, _pieces) = (_pieces.ToString(), null);
            return _text;
        }
    }

    /// <summary>Adds a child while reading.</summary>
    public void Add(PartElement child) => (_children ??= []).Add(child);

    /// <summary>Adds text while reading.</summary>
    public void Add(string text)
    {
        // Comments and CDATA can cut a text into very many pieces.
        if (_text.Length == 0 && _pieces is null)
            _text = text;
        else
            (_pieces ??= new StringBuilder(_text)).Append(text);
    }

    /// <summary>True for this WordprocessingML name.</summary>
    public bool IsWord(string local) => string.Equals(name, local, StringComparison.Ordinal) && ns is Namespaces.Word;

    /// <summary>The first WordprocessingML child of this name; null when none.</summary>
    public PartElement? Word(string local)
    {
        foreach (var child in Children)
        {
            if (child.IsWord(local))
                return child;
        }

        return null;
    }

    /// <summary>A WordprocessingML attribute; null when absent.</summary>
    public string? WordAttribute(string local) => Attribute(Namespaces.Word, local);

    /// <summary>The <c>w:val</c> of a WordprocessingML child; null when the child or the value is absent.</summary>
    public string? WordValue(string local) => Word(local)?.WordAttribute("val");

    /// <summary>A Word on/off child: null when absent, true when present without a negative value.</summary>
    public bool? WordToggle(string local) =>
        Word(local) is { } toggle ? toggle.WordAttribute("val") is not ("0" or "false" or "off" or "none") : null;

    /// <summary>An attribute; null when absent.</summary>
    public string? Attribute(string attributeNamespace, string local)
    {
        foreach (var attribute in attributes)
        {
            if (string.Equals(attribute.Name, local, StringComparison.Ordinal) && string.Equals(attribute.Namespace, attributeNamespace, StringComparison.Ordinal))
                return attribute.Value;
        }

        return null;
    }

    /// <summary>This element and all in it, in document order.</summary>
    public IEnumerable<PartElement> SelfAndDescendants()
    {
        var open = new Stack<PartElement>();
        open.Push(this);
        while (open.TryPop(out var element))
        {
            yield return element;
            for (var i = element.Children.Count - 1; i >= 0; i--)
                open.Push(element.Children[i]);
        }
    }
}
