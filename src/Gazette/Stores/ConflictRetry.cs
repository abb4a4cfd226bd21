using Microsoft.Data.Sqlite;
using Npgsql;
using Polly;
using Polly.Retry;

namespace Disclosure.Gazette.Stores;

/// <summary>
/// Which failures of a transaction mean only that another writer was there first. These have rolled back for certain, so the
/// transaction can run again: up to 6 more times, with growing, scattered pauses (20 ms to 1 s). A lost connection is not among
/// them: nobody knows then whether the commit arrived.
/// </summary>
internal static class ConflictRetry
{
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;

    public static ResiliencePipeline Pipeline { get; } = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = 6,
            Delay = TimeSpan.FromMilliseconds(20),
            MaxDelay = TimeSpan.FromSeconds(1),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldHandle = new PredicateBuilder()
                .Handle<SqliteException>(static exception => exception.SqliteErrorCode is SqliteBusy or SqliteLocked)
                .Handle<PostgresException>(static exception => exception.SqlState is
                    PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable),
        })
        .Build();
}
