using Disclosure.Search.Index.Columns;

namespace Disclosure.Search.Index.Execution;

/// <summary>Counts the values of one facet in one segment.</summary>
internal sealed unsafe class FacetCounter(FacetColumn column)
{
    // Place 0 is for documents without a value, so that counting need not ask.
    private readonly int[] _counts = new int[column.Values.Length + 1];

    public string Name => column.Name;

    public int CountOf(int value) => _counts[value + 1];

    public void Add(int document)
    {
        for (var i = 0; i < column.CountOf(document); i++)
            _counts[column.ValueOf(document, i) + 1]++;
    }

    public void Add(int* documents, int count)
    {
        var values = column.Single;
        fixed (int* counts = _counts)
        {
            switch (values is null ? 0 : column.Width)
            {
                case 1:
                    for (var i = 0; i < count; i++)
                        counts[values[documents[i]]]++;
                    break;
                case 2:
                    for (var i = 0; i < count; i++)
                        counts[((ushort*)values)[documents[i]]]++;
                    break;
                case 4:
                    for (var i = 0; i < count; i++)
                        counts[((int*)values)[documents[i]]]++;
                    break;
                default:
                    for (var i = 0; i < count; i++)
                        Add(documents[i]);
                    break;
            }
        }
    }

    /// <summary>Turns the counts into those of all the documents that were not counted, given the counts of all.</summary>
    public void Complement(FacetCounter all)
    {
        for (var i = 0; i < _counts.Length; i++)
            _counts[i] = all._counts[i] - _counts[i];
    }
}
