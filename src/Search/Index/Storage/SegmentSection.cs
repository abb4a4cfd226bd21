namespace Disclosure.Search.Index.Storage;

/// <summary>Parts of a segment file. The numbers are those of the file.</summary>
internal enum SegmentSection
{
    Terms = 0,
    TermIndex = 1,
    Norms = 2,
    Days = 3,
    Arrivals = 4,
    Lengths = 5,
    IdStarts = 6,
    Ids = 7,
    IdOrder = 8,
    FieldStarts = 9,
    Fields = 10,
    FieldNames = 11,
    Facets = 12,
    Numbers = 13,
}
