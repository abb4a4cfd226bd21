using Disclosure.Publisher.Cases;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Disclosure.Publisher.Intake;

/// <summary>
/// A page with a form of long texts: more room than other forms have, but no files, which the framework would spool into temporary files. Comes
/// before the antiforgery token is read.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TypedFormAttribute : Attribute, IAuthorizationFilter, IOrderedFilter
{
    // Three texts of 20,000 characters, nine bytes each in such a form, as many parties as there may be, and the rest.
    private const long LargestForm = 2 * 1024 * 1024;

    // Five for each party: the framework's own bound would cut off a case of two hundred.
    private static readonly FormOptions Fields = new() { ValueCountLimit = (FieldLimits.People * 5) + 100 };

    /// <inheritdoc/>
    public int Order => 500;

    /// <inheritdoc/>
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var request = context.HttpContext.Request;
        if (!HttpMethods.IsPost(request.Method))
        {
            return;
        }

        if (request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) is not true)
        {
            context.Result = new StatusCodeResult(StatusCodes.Status400BadRequest);
        }
        else if (context.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = LargestForm;
        }

        if (context.HttpContext.Features.Get<IFormFeature>() is not { Form: not null })
        {
            context.HttpContext.Features.Set<IFormFeature>(new FormFeature(request, Fields));
        }
    }
}
