using Disclosure.Search.Segmentation;

namespace Disclosure.Search.Suggesting;

/// <summary>
/// Which words of texts may be shown to who did not ask for them: those of the dictionary. What it does not know, where people's names are, in Latin
/// letters too, and whatever has a digit is found by who looks for it and never offered.
/// </summary>
internal sealed class OfferableWords(SearchLanguage language)
{
    public const int MaximumLength = WordList.MaximumLength;

    public bool Contains(string word) => word.Length is >= 2 and <= MaximumLength
        && !word.AsSpan().ContainsAnyInRange('0', '9')
        && language.Segmenter.IsWord(word);
}
