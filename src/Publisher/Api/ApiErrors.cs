using Microsoft.AspNetCore.Authorization;

namespace Disclosure.Publisher.Api;

/// <summary>Whatever goes wrong under <c>/api</c> is answered as problem+json, and an unexpected error tells nothing of itself.</summary>
internal static class ApiErrors
{
    public static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    public static void Use(IApplicationBuilder app)
    {
        app.Use((context, next) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            context.Response.Headers.XContentTypeOptions = "nosniff";
            return next(context);
        });
        app.UseExceptionHandler(handler => handler.Run(context => Problems.Of(500, "internal", "平台内部错误", "请稍后重试；同一 Idempotency-Key 可以安全重试。").ExecuteAsync(context)));
        app.UseStatusCodePages(page => Of(page.HttpContext.Response.StatusCode).ExecuteAsync(page.HttpContext));
    }

    /// <summary>
    /// Comes after routing. What does not ask for a key is no part of the API: unknown paths, wrong methods, and an endpoint that forgot.
    /// </summary>
    public static Task RequireKeyAsync(HttpContext context, RequestDelegate next)
    {
        var endpoint = context.GetEndpoint();
        if (!IsApi(context) || endpoint?.Metadata.GetMetadata<IAuthorizeData>() is not null)
        {
            return next(context);
        }

        return Of(endpoint is null ? StatusCodes.Status404NotFound : StatusCodes.Status405MethodNotAllowed).ExecuteAsync(context);
    }

    private static IResult Of(int status) => status switch
    {
        StatusCodes.Status404NotFound => Problems.Of(status, "not-found", "没有这一地址"),
        StatusCodes.Status405MethodNotAllowed => Problems.Of(status, "method-not-allowed", "不支持这一方法"),
        _ => Problems.Of(status, "request", "请求无法处理"),
    };
}
