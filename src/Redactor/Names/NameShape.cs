using System.Buffers;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Names;

/// <summary>What the characters of a stretch weigh for and against its being a name, whatever stands around it.</summary>
internal sealed class NameShape(NameLexicon lexicon)
{
    private static readonly SearchValues<char> NeverInside = SearchValues.Create("第的了在于对向将被但而我你您他她它们此这那哪每某该各至并也已均都又曾之");
    private static readonly SearchValues<char> SeldomStarts = SearchValues.Create(
        "未无不有是系因为由从到按据请再又也都均提涉受已与及或以等称说把给让就只才很更最又先后前上下左右内外中一二三四五六七八九十百千万两几多少个本其原同新老男女");

    /// <summary>The weight of its length and its first characters: a family name, the elements of a name without one, or neither.</summary>
    public double Of(ReadOnlySpan<char> name)
    {
        if (name.Contains('·'))
        {
            return name.Length is >= 4 and <= 12 ? 1.6 : -1;
        }

        if (name.Length > 6)
        {
            return -4;
        }

        if (lexicon.IsOfSyllables(name))
        {
            return name.Length is 2 or 3 ? 1.1 : 2.1;
        }

        if (lexicon.CompoundSurname(name) > 0)
        {
            return name.Length <= 4 ? 1.6 : -0.5;
        }

        var known = lexicon.IsSurname(name[0]);
        var given = lexicon.IsUnsurnamedStart(name[0]);
        return name.Length switch
        {
            2 => known || given ? (lexicon.IsCommonSurname(name[0]) || given ? 0.8 : 0.5) : -0.2,
            3 => known ? (lexicon.IsCommonSurname(name[0]) ? 1.3 : 1.1) : given ? 0.9 : 0,
            4 => given || lexicon.IsOfSyllables(name[..2]) || lexicon.IsOfSyllables(name[2..]) ? 0.2 : known && lexicon.IsSurname(name[1]) ? -0.5 : -1.2,
            _ => -2.5,
        };
    }

    /// <summary>What weighs against a name that holds function words. They stand in few names, but they do (番在彪): it takes an announced name to allow one.</summary>
    public double FunctionWords(ReadOnlySpan<char> name, bool announced)
    {
        if (lexicon.IsOfSyllables(name))
        {
            return 0;
        }

        var from = Math.Max(1, lexicon.CompoundSurname(name));
        var first = NeverInside.Contains(name[0]) ? (announced && lexicon.IsSurname(name[0]) ? 0.8 : 4) : 0;
        return first + (name[from..].IndexOfAny(NeverInside) >= 0 ? (announced ? 1.6 : 4) : 0);
    }

    /// <summary>What weighs against a name that begins with a character that begins few.</summary>
    /// <param name="first">The character.</param>
    /// <param name="announced">Whether the place is one where a name is awaited.</param>
    /// <param name="afterHan">Whether a Chinese character stands right before it.</param>
    public double SeldomStart(char first, bool announced, bool afterHan) =>
        !SeldomStarts.Contains(first) ? 0
        : lexicon.IsCommonSurname(first) ? (announced || !afterHan ? 0 : 0.6) : announced && lexicon.IsSurname(first) ? 0 : 2;
}
