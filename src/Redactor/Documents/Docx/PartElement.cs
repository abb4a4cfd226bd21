using System.Text;

namespace Disclosure.Redactor.Documents.Docx;

/// <summary>An attribute of a part's element.</summary>
internal readonly record struct PartAttribute(string Namespace, string Name, string Value);

/// <summary>
/// An element of a package part. Lighter than the framework's trees, whose name tables would keep every name of every hostile file
/// for the life of the process.
/// </summary>
internal sealed class PartElement(string ns, string name, PartAttribute[] attributes)
{
    private object? _text;

    /// <summary>Namespace; strict Open XML namespaces are read as the transitional ones.</summary>
    public string Namespace => ns;

    /// <summary>Local name.</summary>
    public string Name => name;

    /// <summary>Attributes, without namespace declarations and revision marks.</summary>
    public PartAttribute[] Attributes => attributes;

    /// <summary>The first child element; null when none.</summary>
    public PartElement? First { get; set; }

    /// <summary>The next element of the same parent; null when none.</summary>
    public PartElement? Next { get; set; }

    /// <summary>For a paragraph, its number within the part; for a run, its number within the paragraph; from 1. 0 for all else.</summary>
    public int Number { get; init; }

    /// <summary>Whether the text engine has taken its text, as shown or as hidden.</summary>
    public bool IsRead { get; set; }

    /// <summary>Child elements in order.</summary>
    public PartChildren Children => new(First);

    /// <summary>Text directly in this element.</summary>
    public string Text
    {
        get
        {
            if (_text is StringBuilder pieces)
                _text = pieces.ToString();
            return (string?)_text ?? string.Empty;
        }
    }

    /// <summary>Adds text while reading.</summary>
    public void Add(string text)
    {
        // Comments and CDATA can cut a text into very many pieces.
        if (_text is null)
            _text = text;
        else if (_text is StringBuilder pieces)
            pieces.Append(text);
        else
            _text = new StringBuilder((string)_text).Append(text);
    }

    /// <summary>True for this WordprocessingML name.</summary>
    public bool IsWord(string local) => string.Equals(name, local, StringComparison.Ordinal) && ns is Namespaces.Word;

    /// <summary>The first WordprocessingML child of this name; null when none.</summary>
    public PartElement? Word(string local)
    {
        for (var child = First; child is not null; child = child.Next)
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
    public bool? WordToggle(string local) => Word(local)?.IsOn;

    /// <summary>What this on/off element says: true without a negative value.</summary>
    public bool IsOn => WordAttribute("val") is not ("0" or "false" or "off" or "none");

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
            if (element.Next is { } next && !ReferenceEquals(element, this))
                open.Push(next);
            if (element.First is { } first)
                open.Push(first);
        }
    }
}

/// <summary>The children of an element.</summary>
internal readonly struct PartChildren(PartElement? first)
{
    /// <summary>For <c>foreach</c>.</summary>
    public Enumerator GetEnumerator() => new(first);

    /// <summary>Walks them.</summary>
    public struct Enumerator(PartElement? first)
    {
        private PartElement? _next = first;

        /// <summary>The child that was reached.</summary>
        public PartElement Current { get; private set; } = null!;

        /// <summary>Goes on; false after the last.</summary>
        public bool MoveNext()
        {
            if (_next is null)
                return false;
            Current = _next;
            _next = _next.Next;
            return true;
        }
    }
}
