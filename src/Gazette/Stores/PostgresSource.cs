using Npgsql;

namespace Disclosure.Gazette.Stores;

/// <summary>Connections to PostgreSQL with the settings that every room relies on.</summary>
internal static class PostgresSource
{
    public static NpgsqlDataSource Create(DatabaseOptions options)
    {
        var builder = new NpgsqlConnectionStringBuilder(options.ConnectionString)
        {
            SearchPath = options.Schema,
            IncludeErrorDetail = false, // details quote column values, and those may be personal
        };
        builder.Options = string.Join(' ', new[]
        {
            builder.Options,
            // How long a statement waits for a row or an advisory lock; a standby knows the setting too.
            $"-c lock_timeout={(long)options.BusyTimeout.TotalMilliseconds}",
            options.ReadOnly ? "-c default_transaction_read_only=on" : null,
        }.Where(static part => !string.IsNullOrEmpty(part)));
        return NpgsqlDataSource.Create(builder);
    }

    public static DatabaseUnavailableException Unavailable(DatabaseOptions options, Exception exception)
    {
        var address = new NpgsqlConnectionStringBuilder(options.ConnectionString);
        return new DatabaseUnavailableException(
            $"PostgreSQL at {address.Host}:{address.Port}, database {address.Database}, cannot be opened as user {address.Username}.", exception);
    }
}
