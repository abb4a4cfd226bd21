using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Names;

/// <summary>The part of a party's name that stays in public.</summary>
/// <param name="Text">A surname, or the first character of a name that has none.</param>
/// <param name="IsSurname">Whether it is a surname.</param>
internal readonly record struct FamilyPart(string Text, bool IsSurname)
{
    /// <summary>
    /// The surname, compound ones whole; the first character alone of a name that has none (Dai, Tibetan, Lahu …), of a foreign name and of one
    /// that is not understood.
    /// </summary>
    public static FamilyPart Of(string name, NameLexicon lexicon)
    {
        if (lexicon.CompoundSurname(name) is var compound and > 0)
        {
            return new FamilyPart(name[..compound], IsSurname: true);
        }

        var first = char.IsHighSurrogate(name[0]) ? name[..2] : name[..1];
        var surname = name.Length <= 4 && !name.Contains('·', StringComparison.Ordinal) && lexicon.IsSurname(name[0])
            && !lexicon.IsUnsurnamedStart(name[0]) && !lexicon.IsOfSyllables(name);
        return new FamilyPart(first, surname);
    }
}
