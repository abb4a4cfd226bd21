namespace Disclosure.PublicSite.Figures;

/// <summary>Tables of counts as a page shows them.</summary>
/// <param name="Tables">Each with its chart; one that would tell no count is left out.</param>
/// <param name="Smallest">The smallest count that is told apart.</param>
/// <param name="IsPartial">Whether anything was kept back.</param>
public sealed record FiguresView(IReadOnlyList<CountTable> Tables, int Smallest, bool IsPartial);
