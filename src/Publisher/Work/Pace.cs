namespace Disclosure.Publisher.Work;

/// <summary>How often something is looked at: at once the first time, then once an interval has passed.</summary>
internal sealed class Pace(TimeSpan interval)
{
    private DateTimeOffset _next = DateTimeOffset.MinValue;

    /// <summary>Whether it is time to look again.</summary>
    public bool IsDueAt(DateTimeOffset now) => now >= _next;

    /// <summary>Everything was looked at: until the interval is over nothing is due.</summary>
    public void RestAt(DateTimeOffset now) => _next = now + interval;
}
