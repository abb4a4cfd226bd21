using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Api;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Store;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Disclosure.Publisher.Pages;

/// <summary>
/// Writes down what someone known tried and was refused at the door: a page or interface of another role, a case that is not there for
/// them. What a service refuses it writes down itself, with its rule. The line names the address by its pattern, never by its values.
/// </summary>
internal sealed class RefusedActs(DeskStore store)
{
    private const int LongestHandler = 24;

    /// <summary>Comes before authorization, and looks at what came of the request.</summary>
    public static async Task ObserveAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        // An error page is shown by running through here a second time.
        if (context.Response.StatusCode == StatusCodes.Status404NotFound && context.Features.Get<IStatusCodeReExecuteFeature>() is null)
        {
            await context.RequestServices.GetRequiredService<RefusedActs>().NoteAsync(context);
        }
    }

    /// <summary>Writes the line, when an act or the reading of a case was tried by someone known.</summary>
    public async Task NoteAsync(HttpContext context)
    {
        var caseId = context.Request.RouteValues.TryGetValue("caseId", out var value) ? value as string : null;
        if (context.GetEndpoint() is not RouteEndpoint endpoint || Who(context) is not { } actor
            || (caseId is null && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))))
        {
            return;
        }

        var handler = context.Request.Query["handler"] is [{ Length: > 0 and <= LongestHandler } name] && name.All(char.IsAsciiLetter) ? $"?handler={name}" : string.Empty;
        var method = HttpMethods.GetCanonicalizedValue(context.Request.Method);
        await store.WriteAsync(
            async desk =>
            {
                // The id is kept when it names a case, whoever's: otherwise it is only what someone typed.
                var known = caseId is null ? null : await desk.Connection.QuerySingleOrDefaultAsync<string>(
                    "SELECT case_id FROM decision_case WHERE case_id = @caseId", new { caseId }, desk.Transaction);
                await AuditTrail.AppendAsync(desk, new AuditEntry
                {
                    Actor = actor.Id,
                    AgencyCode = actor.AgencyCode,
                    CaseId = known,
                    Act = AuditActs.Refused,
                    Code = $"{method} /{endpoint.RoutePattern.RawText?.TrimStart('/')}{handler}",
                });
                return true;
            },
            CancellationToken.None);
    }

    /// <summary>Turns away from a page, as its door would, and writes it down: for an act of which the page alone knows whose it is.</summary>
    public static async Task<IActionResult> ForbidAsync(PageModel page)
    {
        await page.HttpContext.RequestServices.GetRequiredService<RefusedActs>().NoteAsync(page.HttpContext);
        return page.Forbid();
    }

    private static Actor? Who(HttpContext context) => context.User.Identity switch
    {
        { IsAuthenticated: true, AuthenticationType: DeskUser.Scheme } => DeskUser.From(context.User).Actor,
        { IsAuthenticated: true, AuthenticationType: ApiKeyAuthentication.SchemeName } => ApiKeyAuthentication.Client(context.User).Actor,
        _ => null,
    };
}

/// <summary>Lets authorization answer as it would, and writes down whom it turned away.</summary>
internal sealed class RefusedActsHandler(RefusedActs refused) : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _answer = new();

    /// <inheritdoc/>
    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Forbidden)
        {
            await refused.NoteAsync(context);
        }

        await _answer.HandleAsync(next, context, policy, authorizeResult);
    }
}
