using Disclosure.TestKit;

namespace Disclosure.EndToEnd.Crashes;

/// <summary>
/// Which points to die at, in which order. First, once each, where something has just become durable and what belongs to it has not: there
/// alone a half-done push, publication or erasure shows. Then area by area in turn, so that few kills already touch every kind of work;
/// within an area every point once before one comes again. What points there are it learned from a process that was left alone.
/// </summary>
internal sealed class KillPlan
{
    // Work on cases comes again and again; what comes at the start or by the clock is not waited for twice.
    private const string Recurring = "desk.";
    private const int LatestOccurrence = 3;

    private static readonly string[] TwoStoreWork = ["desk.intake", "desk.task("];

    private readonly SeededRandom _random;
    private readonly Queue<KillPoint> _decisive;
    private readonly List<(string Area, List<(string Point, int Count)> Points)> _areas;
    private readonly Queue<string> _turns = new();
    private readonly Dictionary<string, Queue<KillPoint>> _left = new(StringComparer.Ordinal);

    /// <param name="recorded">Every passing of a point by a process that was left alone.</param>
    /// <param name="random">The order.</param>
    /// <param name="isDecisive">Points to be taken before any other; null for those at which something is durable and what belongs to it is not.</param>
    public KillPlan(IEnumerable<string> recorded, SeededRandom random, Func<string, bool>? isDecisive = null)
    {
        _random = random;
        _areas = [.. recorded
            .GroupBy(point => point, StringComparer.Ordinal)
            .Select(group => (Point: group.Key, Count: group.Count()))
            .OrderBy(entry => entry.Point, StringComparer.Ordinal)
            .GroupBy(entry => new KillPoint(entry.Point, 1).Area, StringComparer.Ordinal)
            .Select(group => (group.Key, group.ToList()))];
        _decisive = new Queue<KillPoint>(Shuffled(_areas.SelectMany(area => area.Points)
            .Where(point => (isDecisive ?? IsDecisive)(point.Point)).Select(point => new KillPoint(point.Point, 1))));
    }

    /// <summary>How many points are taken before the turns begin.</summary>
    public int DecisiveLeft => _decisive.Count;

    /// <summary>Takes a point again that did not come.</summary>
    public void Again(KillPoint point) => _decisive.Enqueue(point);

    public KillPoint Next()
    {
        if (_decisive.TryDequeue(out var decisive))
        {
            return decisive;
        }

        if (_turns.Count == 0)
        {
            Shuffled(_areas.Select(area => area.Area)).ForEach(_turns.Enqueue);
        }

        var area = _turns.Dequeue();
        if (!_left.TryGetValue(area, out var left) || left.Count == 0)
        {
            var points = _areas.Single(entry => string.Equals(entry.Area, area, StringComparison.Ordinal)).Points;
            left = new Queue<KillPoint>(Shuffled(points.Select(point => new KillPoint(point.Point, Occurrence(point)))));
            _left[area] = left;
        }

        return left.Dequeue();
    }

    // A push is acknowledged after its commit, so that its beginning counts too.
    private static bool IsDecisive(string point) =>
        Array.Exists(TwoStoreWork, work => point.StartsWith(work, StringComparison.Ordinal))
        && point.LastIndexOf('/') is >= 0 and var last && point.AsSpan(last + 1).StartsWith("store.commit(", StringComparison.Ordinal)
        && (point.EndsWith(" ends", StringComparison.Ordinal) || point.StartsWith("desk.intake", StringComparison.Ordinal));

    private int Occurrence((string Point, int Count) point) =>
        point.Point.StartsWith(Recurring, StringComparison.Ordinal) ? _random.Next(1, Math.Min(point.Count, LatestOccurrence) + 1) : 1;

    private List<T> Shuffled<T>(IEnumerable<T> items)
    {
        var list = items.ToList();
        for (var i = list.Count - 1; i > 0; i--)
        {
            var j = _random.Next(i + 1);
            (list[i], list[j]) = (list[j], list[i]);
        }

        return list;
    }
}
