using Disclosure.PublicSite.Settings;
using Disclosure.Records;

namespace Disclosure.PublicSite.Decisions;

/// <summary>The lasting address of a decision: the configured one, or that by which the visitor came.</summary>
public sealed class PermanentAddress(SiteSettings settings)
{
    /// <summary>The full address of a record's page.</summary>
    public string Of(RecordId id, HttpRequest request) => $"{Root(request)}/decisions/{id}";

    /// <summary>Scheme and host without a slash at the end.</summary>
    public string Root(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return settings.Address?.GetLeftPart(UriPartial.Authority) ?? $"{request.Scheme}://{request.Host}";
    }
}
