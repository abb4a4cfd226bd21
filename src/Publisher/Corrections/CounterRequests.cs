using Disclosure.Gazette.Inbox;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Corrections;

/// <summary>What a clerk writes down for a party.</summary>
public sealed record CounterRequest
{
    /// <summary>Key of the form: sent twice, it is one request.</summary>
    public required string FormKey { get; init; }

    /// <summary>Telephone or counter.</summary>
    public RequestChannel? Channel { get; init; }

    /// <summary>文号</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>What is wrong.</summary>
    public CorrectionKind? Kind { get; init; }

    /// <summary>Where and how.</summary>
    public string? Statement { get; init; }

    /// <summary>The right content.</summary>
    public string? Correct { get; init; }

    /// <summary>Who asks.</summary>
    public string? Name { get; init; }

    /// <summary>How to reach them.</summary>
    public string? Contact { get; init; }

    /// <summary>核验码</summary>
    public string? AccessCode { get; init; }

    /// <summary>Last four of the ID or credit code.</summary>
    public string? IdentityTail { get; init; }
}

/// <summary>Requests that are made by telephone or at a counter: the clerk keys them in, and the party is given the same receipt as from the public site.</summary>
public sealed class CounterRequests(DeskStore store, RequestRegister register, TimeProvider time)
{
    /// <summary>Enters a request for the person's own agency.</summary>
    /// <returns>Its id and receipt; or the names of the fields that are missing or cannot be so.</returns>
    public async Task<(string? Id, RequestReceipt? Receipt, IReadOnlyList<string> Errors)> EnterAsync(DeskUser user, CounterRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(request);
        if (RequestReceipt.OfForm(request.FormKey) is not { } receipt)
        {
            return (null, null, [nameof(CounterRequest.FormKey)]);
        }

        var message = new CorrectionMessage
        {
            Number = receipt.Number,
            Code = receipt.Code,
            SentAt = time.GetUtcNow(),
            DocumentNumber = Tidy(request.DocumentNumber),
            AgencyCode = user.AgencyCode,
            Kind = request.Kind ?? default,
            Statement = Tidy(request.Statement),
            Correct = Tidy(request.Correct),
            Name = Tidy(request.Name),
            Contact = Tidy(request.Contact),
            AccessCode = Tidy(request.AccessCode),
            IdentityTail = Tidy(request.IdentityTail),
        };
        IReadOnlyList<string> errors = [.. request.Channel is RequestChannel.Telephone or RequestChannel.Counter ? Array.Empty<string>() : [nameof(CounterRequest.Channel)], .. message.Errors()];
        if (errors.Count > 0)
        {
            return (null, null, errors);
        }

        var id = await store.WriteAsync(desk => register.EnterAsync(desk, message, request.Channel!.Value, user.Actor), cancellationToken);
        return (id, receipt, []);
    }

    private static string Tidy(string? text) => (text ?? string.Empty).ReplaceLineEndings("\n").Trim();
}
