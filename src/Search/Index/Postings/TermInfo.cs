namespace Disclosure.Search.Index.Postings;

/// <summary>Where a segment keeps a term's data, and in how many documents it stands; in none if the segment has no such term.</summary>
internal readonly record struct TermInfo(long Offset, int DocumentFrequency);
