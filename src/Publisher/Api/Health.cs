using System.Globalization;
using Dapper;
using Disclosure.Publisher.Receipts;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Api;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: the store answers too. <c>/health/receipts</c>: every public node confirms what
/// it owes in time; that is for an alarm and never a reason to take the desk down. Nobody is signed in here: where something that was removed can still be
/// read is not said, only how much is wrong.
/// </summary>
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
        health.MapGet("/receipts", async (NodeReader nodes, CancellationToken cancellationToken) =>
        {
            try
            {
                var overview = await nodes.ReadAsync(cancellationToken);
                return overview.Alarms is { Count: > 0 } alarms
                    ? Results.Text(string.Create(CultureInfo.InvariantCulture, $"not confirmed: {alarms.Count}"), statusCode: StatusCodes.Status503ServiceUnavailable)
                    : Results.Text(overview.Nodes.Count == 0 ? "no nodes are listed" : "confirmed");
            }
            catch (Exception exception) when (exception is System.Data.Common.DbException or IOException)
            {
                return Results.Text("store unavailable", statusCode: StatusCodes.Status503ServiceUnavailable);
            }
        });
    }
}
