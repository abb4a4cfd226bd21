namespace Disclosure.Publisher.Rescanning;

/// <summary>What a re-scan has counted so far; it grows as the hits are taken.</summary>
public sealed class RescanTotals
{
    /// <summary>Public records looked at: decisions and notices.</summary>
    public int Scanned { get; internal set; }

    /// <summary>Of these, how many show something that would be hidden, or would not be published today.</summary>
    public int Found { get; internal set; }

    /// <summary>Of these, how many could not be read or compared in full.</summary>
    public int Unreadable { get; internal set; }

    /// <summary>Of these, how many hold a mask that would not be set today; 0 unless asked for.</summary>
    public int Less { get; internal set; }

    /// <summary>Of these, how many were looked at without their original, which was erased by order.</summary>
    public int WithoutOriginal { get; internal set; }

    /// <summary>Of these, how many gave nothing to say.</summary>
    public int Clean { get; internal set; }

    internal void Add(RescanHit hit)
    {
        Scanned++;
        Found += hit.IsFound ? 1 : 0;
        Unreadable += hit.Unreadable is null ? 0 : 1;
        Less += hit.Less.Count > 0 ? 1 : 0;
        Clean += hit.IsFound || hit.Unreadable is not null || hit.Less.Count > 0 ? 0 : 1;
    }
}
