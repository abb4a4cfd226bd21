namespace Disclosure.Publisher.Work;

/// <summary>
/// Work that is never finished: each round does what is there to do. All it needs to know is in the store, so that after a crash the next
/// round goes on where the last one was.
/// </summary>
internal interface IRepeatedWork
{
    /// <summary>Once before the first round, tried again until it does not throw: takes up what a process before this one left.</summary>
    Task ResumeAsync(CancellationToken cancellationToken);

    /// <summary>How long nothing is done after a round that found nothing to do; 200 ms unless the work says otherwise.</summary>
    TimeSpan Rest => TimeSpan.FromMilliseconds(200);

    /// <summary>One round; false when there was nothing to do. It throws when the store is out of reach, and then nothing is lost.</summary>
    Task<bool> RunAsync(CancellationToken cancellationToken);
}
