namespace Disclosure.Redactor.Names;

/// <summary>What the search for names may use, so that a measure can tell what each part is worth.</summary>
[Flags]
internal enum NameSources
{
    /// <summary>Nothing: names are not looked for.</summary>
    None = 0,

    /// <summary>Role words, columns and aliases, each at its own place, and people whom the agency names.</summary>
    Slots = 1,

    /// <summary>Every other mention of whoever is known.</summary>
    Propagation = 2,

    /// <summary>Names that no role word announces.</summary>
    Tagger = 4,

    /// <summary>All, as in the product.</summary>
    All = Slots | Propagation | Tagger,
}
