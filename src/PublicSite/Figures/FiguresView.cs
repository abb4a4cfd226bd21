namespace Disclosure.PublicSite.Figures;

/// <summary>Tables of counts as a page shows them.</summary>
/// <param name="Tables">Each with its chart.</param>
/// <param name="Smallest">The smallest count that is told apart.</param>
public sealed record FiguresView(IReadOnlyList<CountTable> Tables, int Smallest);
