namespace Disclosure.Redactor.Detectors;

/// <summary>
/// Lists of candidates that go from one text of a thread to its next, for every text needs a few and forgets them. A list is given back
/// empty; one that grew long, or that a failing text left, is forgotten.
/// </summary>
internal static class CandidateLists
{
    private const int MostKept = 4;
    private const int LongestKept = 1024;

    [ThreadStatic]
    private static Stack<List<Candidate>>? _idle;

    /// <summary>An empty list.</summary>
    public static List<Candidate> Rent() => _idle is { Count: > 0 } idle ? idle.Pop() : [];

    /// <summary>Gives a list back, which must not be used any more.</summary>
    public static void Return(List<Candidate> list)
    {
        list.Clear();
        _idle ??= new Stack<List<Candidate>>(MostKept);
        if (list.Capacity <= LongestKept && _idle.Count < MostKept)
        {
            _idle.Push(list);
        }
    }
}
