namespace Disclosure.Search.Index.Columns;

/// <summary>Positions [Start, End) of one field; between two fields lies at least one position that nothing stands at.</summary>
internal readonly record struct FieldRange(string Name, int Start, int End, int Weight);
