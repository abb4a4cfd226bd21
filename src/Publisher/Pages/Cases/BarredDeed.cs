namespace Disclosure.Publisher.Pages.Cases;

/// <summary>Something a person may not do.</summary>
/// <param name="Words">What, as a heading.</param>
/// <param name="Why">Why not.</param>
public sealed record BarredDeed(string Words, string Why);
