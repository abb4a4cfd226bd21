using Dapper;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Api;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: the store answers too.</summary>
internal static class Health
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").AllowAnonymous().ExcludeFromDescription();
        health.MapGet("/live", () => Results.Text("live"));
        health.MapGet("/ready", async (DeskStore store, CancellationToken cancellationToken) =>
        {
            try
            {
                await store.ReadAsync(connection => connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM audit_head"), cancellationToken);
                return Results.Text("ready");
            }
            catch (Exception exception) when (exception is System.Data.Common.DbException or IOException)
            {
                return Results.Text("store unavailable", statusCode: StatusCodes.Status503ServiceUnavailable);
            }
        });
    }
}
