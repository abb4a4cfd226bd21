namespace Disclosure.Redactor.Detectors;

/// <summary>A cell of a table with the head of its column and the cell to its left; an empty range where there is none.</summary>
internal readonly record struct TableCell(Range Value, Range Head, Range Left);
