namespace Disclosure.Redactor.Text;

/// <summary>Sorts of words of <see cref="NameLexicon"/>, of which a character may begin some.</summary>
[Flags]
internal enum LexiconWords : byte
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>A role word.</summary>
    Role = 1,

    /// <summary>A word that often follows a name.</summary>
    Following = 2,

    /// <summary>The name of a place.</summary>
    Place = 4,

    /// <summary>A common word of two characters.</summary>
    WordOfTwo = 8,

    /// <summary>A common word of three characters.</summary>
    WordOfThree = 16,

    /// <summary>An element of names without family name, of two characters.</summary>
    SyllableOfTwo = 32,

    /// <summary>An element of names without family name, of three characters.</summary>
    SyllableOfThree = 64,
}
