using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors;

/// <summary>
/// The words by which the organisations of a text are called: what their names begin with, places aside (珠江源 of 曲靖珠江源水务工程有限公司). What is called so and is
/// announced as nobody is the organisation.
/// </summary>
internal sealed class OrganisationBrands
{
    private const int LeastOfName = 5;
    private const int Shortest = 2;
    private const int Longest = 8;
    private const string Divisions = "省市州县区镇乡";
    private readonly HashSet<string> _brands = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _byText;

    /// <summary>Those of the organisations that a text names in full.</summary>
    public OrganisationBrands(NameLexicon lexicon, string text, IEnumerable<(int Start, int End)> names)
    {
        _byText = _brands.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var (first, end) in names)
        {
            var start = first;
            var last = end - lexicon.OrganisationEndings.LongestBefore(text, end);
            if (end - start < LeastOfName || !IsFirm(text.AsSpan(start, end - start)))
            {
                continue;
            }

            // A firm without a place before its name may be a sentence that was read as one.
            for (var place = lexicon.PlaceNames.LongestAt(text, start); place > 0; place = lexicon.PlaceNames.LongestAt(text, start))
            {
                start += place;
                start += Divisions.Contains(text[Math.Min(start, text.Length - 1)], StringComparison.Ordinal) ? 1 : 0;
                for (var length = Shortest; length <= Longest && start + length <= last; length++)
                {
                    _byText.Add(text.AsSpan(start, length));
                }
            }
        }
    }

    // Shops bear their owners' names, firms seldom do.
    private static bool IsFirm(ReadOnlySpan<char> name) => name.EndsWith("公司") || name.EndsWith("事务所");

    /// <summary>Whether an organisation of the text is called so, or so with the word of its kind behind it (衡泽所).</summary>
    public bool Contains(ReadOnlySpan<char> name) =>
        _byText.Contains(name) || (name.Length > Shortest && name[^1] is '所' or '店' or '厂' or '社' or '行' or '堂' && _byText.Contains(name[..^1]));
}
