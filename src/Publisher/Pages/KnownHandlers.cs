using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Disclosure.Publisher.Pages;

/// <summary>
/// A page runs for what it has a handler for. Left alone the framework shows a page without running anything when the method or the
/// handler asked for is unknown: a page that was never loaded.
/// </summary>
internal sealed class KnownHandlers : IAsyncPageFilter
{
    /// <inheritdoc/>
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (context.HandlerMethod is null && !IsPlain(context))
        {
            context.Result = new NotFoundResult();
            return Task.CompletedTask;
        }

        return next();
    }

    // A page that only shows itself has no handler for it.
    private static bool IsPlain(PageHandlerExecutingContext context) =>
        (HttpMethods.IsGet(context.HttpContext.Request.Method) || HttpMethods.IsHead(context.HttpContext.Request.Method))
        && !context.ActionDescriptor.HandlerMethods.Any(handler => HttpMethods.IsGet(handler.HttpMethod));
}
