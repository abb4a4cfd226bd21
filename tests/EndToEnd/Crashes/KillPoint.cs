namespace Disclosure.EndToEnd.Crashes;

/// <summary>A moment at which a process dies: the point it passes, and the how-many-th passing.</summary>
/// <param name="Point">Path of traced steps and which end of the last one.</param>
/// <param name="Occurrence">From 1.</param>
internal sealed record KillPoint(string Point, int Occurrence)
{
    /// <summary>The kind of work it falls into, such as <c>desk.task(Withdraw)</c>: the first step of the path.</summary>
    public string Area => Point.Split('/', ' ')[0];

    public override string ToString() => $"{Point}#{Occurrence}";
}
