using System.Collections.Concurrent;
using Disclosure.DecisionPages.Surfaces;
using Disclosure.Publisher.Settings;

namespace Disclosure.Publisher.Receipts;

/// <summary>What looking for a removed text on a node has shown.</summary>
/// <param name="IsComplete">Whether every question was answered: a node that refuses texts, or slows the asker, shows nothing and proves nothing.</param>
/// <param name="Places">Where something was found: addresses, with the number of the phrase in place of its words.</param>
internal sealed record ResidueResult(bool IsComplete, IReadOnlyList<string> Places);

/// <summary>
/// Asks a public node, as any visitor could, for a text that was removed: on every surface that shows records (<see cref="PublicSurface"/>), by its
/// own addresses, by phrases, by its number, in completions, among what is newest, and among the similar decisions of others. It must find nothing
/// but the notice. What is sought is sent to the node alone, through no proxy, and neither side logs it.
/// </summary>
internal sealed class ResidueProbe(IHttpClientFactory http, TimeProvider time)
{
    /// <summary>Name of the HTTP client.</summary>
    public const string HttpName = "residue";

    private const int LargestAnswer = 8 * 1024 * 1024;
    private const int Neighbours = 3;

    // A visitor is allowed 120 questions at once and twenty a second, unless the node is told otherwise; the desk has others to ask.
    private const int AtOnce = 40;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(80);

    private readonly ConcurrentDictionary<string, AskingPace> _paces = new(StringComparer.Ordinal);

    /// <summary>Adds the HTTP client.</summary>
    public static void AddHttp(IServiceCollection services) => services
        .AddHttpClient(HttpName, client =>
        {
            client.Timeout = TimeSpan.FromSeconds(15);
            client.MaxResponseContentBufferSize = LargestAnswer;
        })
        .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, ConnectTimeout = TimeSpan.FromSeconds(2) })
        .RemoveAllLoggers();

    /// <summary>Looks.</summary>
    /// <param name="node">The node.</param>
    /// <param name="sought">What to look for.</param>
    /// <param name="removedAt">Position of the removal in the gazette.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ResidueResult> LookAsync(NodeOptions node, SoughtWords sought, long removedAt, CancellationToken cancellationToken)
    {
        using var client = http.CreateClient(HttpName);
        client.BaseAddress = new Uri(node.Address);
        var look = new ResidueLook(client, sought, _paces.GetOrAdd(node.Address, _ => new AskingPace(AtOnce, Pace, time)));
        foreach (var surface in PublicSurface.Of(SurfaceUse.Record))
        {
            await look.OwnAsync(surface.Replace("{id}", sought.RecordId, StringComparison.Ordinal), cancellationToken);
        }

        // Every list answers from one index: the first phrase goes to each of them, the others to the one that tells most.
        var others = new List<string>();
        for (var number = 1; number <= sought.Phrases.Count; number++)
        {
            others.AddRange(await look.PhraseAsync(number, number == 1 ? [.. PublicSurface.Of(SurfaceUse.Search)] : [ResidueLook.Answers], cancellationToken));
        }

        if (!sought.IsReplaced)
        {
            others.AddRange(await look.NumberAsync([.. PublicSurface.Of(SurfaceUse.Search)], [.. PublicSurface.Of(SurfaceUse.Number)], cancellationToken));
            foreach (var other in others.Distinct(StringComparer.Ordinal).Take(Neighbours))
            {
                await look.NeighbourAsync(other, cancellationToken);
            }
        }

        foreach (var surface in PublicSurface.Of(SurfaceUse.Changes))
        {
            await look.ChangesAsync(surface, removedAt, cancellationToken);
        }

        foreach (var surface in PublicSurface.Of(SurfaceUse.Overview))
        {
            await look.OverviewAsync(surface, cancellationToken);
        }

        return new ResidueResult(look.IsComplete, look.Places);
    }
}
