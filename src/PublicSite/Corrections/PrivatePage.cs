using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Disclosure.PublicSite.Corrections;

/// <summary>
/// A page for one visitor: kept by nobody, found by no search engine, and telling this site where its forms come from. Forms with files are read by the page
/// itself, so the framework is given an empty one and spools nothing into temporary files.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PrivatePageAttribute : Attribute, IResourceFilter
{
    /// <summary>Whether the page reads forms with files.</summary>
    public bool TakesFiles { get; init; }

    /// <inheritdoc/>
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var http = context.HttpContext;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Robots-Tag"] = "noarchive, noindex";
        http.Response.Headers["Referrer-Policy"] = "same-origin";
        if (!TakesFiles || !HttpMethods.IsPost(http.Request.Method))
            return;
        http.Features.Set<IFormFeature>(new FormFeature(FormCollection.Empty));
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = http.RequestServices.GetRequiredService<RequestLimits>().LargestForm;
    }

    /// <inheritdoc/>
    public void OnResourceExecuted(ResourceExecutedContext context)
    {
        // Nothing is left behind.
    }
}
