namespace Disclosure.Redactor.Detectors;

/// <summary>Where a text names organisations: ranges of <see cref="ScannedText.Compact"/>, ends exclusive.</summary>
/// <param name="Names">Whole names and the abbreviations that the text introduces, in order, without overlap.</param>
/// <param name="ShortForms">Names without place and form; they may overlap.</param>
/// <param name="All">Both, in order, without overlap.</param>
/// <param name="Brands">By what words the organisations are called.</param>
internal sealed record OrganisationSpans(
    IReadOnlyList<(int Start, int End)> Names, IReadOnlyList<(int Start, int End)> ShortForms, IReadOnlyList<(int Start, int End)> All,
    OrganisationBrands Brands);
