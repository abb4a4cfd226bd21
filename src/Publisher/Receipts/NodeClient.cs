using System.Buffers.Text;
using System.Security.Cryptography;
using Disclosure.Publisher.Settings;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Disclosure.Publisher.Receipts;

/// <summary>
/// Asks a node for its statement: twice within its time, because a connection may have been cut, and no longer, because silence is an answer
/// too. It follows nobody elsewhere and keeps no cookie; addresses and answers are not logged.
/// </summary>
internal sealed class NodeClient
{
    /// <summary>Name of the HTTP client.</summary>
    public const string HttpName = "nodes";

    private const string StatementPath = "/transparency/receipts?nonce=";
    private const int NonceBytes = 24;
    private const int LargestAnswer = 16 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    private readonly IHttpClientFactory _http;
    private readonly StatementCheck _check;
    private readonly ResiliencePipeline _pipeline;

    public NodeClient(IHttpClientFactory http, StatementCheck check, TimeProvider time)
    {
        (_http, _check) = (http, check);
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = 1,
                Delay = TimeSpan.FromMilliseconds(100),
                ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>(),
            })
            .AddTimeout(new TimeoutStrategyOptions { Timeout = Patience })
            .Build();
    }

    /// <summary>Adds the HTTP client.</summary>
    public static void AddHttp(IServiceCollection services) => services
        .AddHttpClient(HttpName, client =>
        {
            client.Timeout = TimeSpan.FromSeconds(30);
            client.MaxResponseContentBufferSize = LargestAnswer;
        })
        .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, ConnectTimeout = Patience })
        .RemoveAllLoggers();

    /// <summary>Asks.</summary>
    public async Task<NodeAnswer> AskAsync(NodeOptions node, CancellationToken cancellationToken)
    {
        var nonce = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(NonceBytes));
        try
        {
            var (status, bytes) = await _pipeline.ExecuteAsync(token => GetAsync(node, nonce, token), cancellationToken);
            return status is StatusCodes.Status200OK
                ? await _check.CheckAsync(node, nonce, bytes, cancellationToken)
                : new NodeAnswer.Silent($"{status}");
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutRejectedException or IOException)
        {
            return new NodeAnswer.Silent(exception is HttpRequestException { HttpRequestError: not HttpRequestError.Unknown and var kind } ? kind.ToString() : exception.GetType().Name);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new NodeAnswer.Silent(nameof(TimeoutException));
        }
    }

    private async ValueTask<(int Status, byte[] Bytes)> GetAsync(NodeOptions node, string nonce, CancellationToken cancellationToken)
    {
        using var http = _http.CreateClient(HttpName);
        using var answer = await http.GetAsync(new Uri(new Uri(node.Address), StatementPath + nonce), cancellationToken);
        return ((int)answer.StatusCode, await answer.Content.ReadAsByteArrayAsync(cancellationToken));
    }
}
