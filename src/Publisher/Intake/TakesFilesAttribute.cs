using Disclosure.Publisher.Settings;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Options;

namespace Disclosure.Publisher.Intake;

/// <summary>
/// A page that reads the files of its form itself, in memory and within limits. To everyone else the form is empty, error pages included: the
/// framework's own reader would spool the files into temporary files, unsearched. So the page checks the antiforgery token itself too.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TakesFilesAttribute : Attribute, IResourceFilter
{
    private const int EnvelopeBytes = 256 * 1024;

    /// <inheritdoc/>
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var features = context.HttpContext.Features;
        features.Set<IFormFeature>(new FormFeature(FormCollection.Empty));
        if (features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            var options = context.HttpContext.RequestServices.GetRequiredService<IOptions<DeskOptions>>().Value;
            size.MaxRequestBodySize = (long)options.MaximumUploadBytes + EnvelopeBytes;
        }
    }

    /// <inheritdoc/>
    public void OnResourceExecuted(ResourceExecutedContext context)
    {
        // Nothing is left behind.
    }
}
