using System.Text.Encodings.Web;
using System.Text.Unicode;
using Disclosure.DecisionPages;
using Disclosure.Publisher.Pages.Accounts;
using Disclosure.Publisher.Pages.Intake;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Disclosure.Publisher.Pages;

/// <summary>What the desk's screens ask of their host.</summary>
public static class DeskPages
{
    /// <summary>Where error states are shown; the status code follows.</summary>
    public const string StatePath = "/state/";

    /// <summary>
    /// Everything comes from this host and nothing runs in the page that is not a file of ours. The desk shows hostile text
    /// (served documents), so this is the second wall behind encoding.
    /// </summary>
    private const string ContentPolicy =
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Registers the pages. Every post needs an antiforgery token; messages of the model binder are Chinese.</summary>
    public static IServiceCollection AddDeskPages(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        // The encoder must outlive TryAdd in AddRazorPages: Chinese stays Chinese in the source of a page, markup is still encoded.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        // Named, because a host around the desk (a test) is not the assembly that holds the pages.
        services.AddRazorPages().AddApplicationPart(typeof(DeskPages).Assembly).AddApplicationPart(typeof(DecisionPage).Assembly);
        services.Configure<MvcOptions>(options =>
        {
            options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
            options.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
            options.Filters.Add(new KnownHandlers());
            var words = options.ModelBindingMessageProvider;
            words.SetAttemptedValueIsInvalidAccessor((_, _) => "填写的内容格式不对。");
            words.SetUnknownValueIsInvalidAccessor(_ => "填写的内容格式不对。");
            words.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => "填写的内容格式不对。");
            words.SetNonPropertyUnknownValueIsInvalidAccessor(() => "填写的内容格式不对。");
            words.SetValueIsInvalidAccessor(_ => "填写的内容格式不对。");
            words.SetValueMustNotBeNullAccessor(_ => "请填写这一项。");
            words.SetMissingBindRequiredValueAccessor(_ => "请填写这一项。");
            words.SetMissingKeyOrValueAccessor(() => "请填写这一项。");
        });
        services.Configure<KestrelServerOptions>(options => options.AddServerHeader = false);
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "desk-form";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddSingleton<FilesForm>();
        SignInLimits.Add(services);
        return services;
    }

    /// <summary>
    /// Security headers, error states in Chinese and the stylesheet. Comes first in the pipeline, before routing, so that
    /// a path that is shown again as an error state is routed again. Paths under <c>/api</c> and
    /// <c>/health</c> keep their own errors.
    /// </summary>
    public static IApplicationBuilder UseDeskPages(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.Use(AddHeadersAsync);
        app.UseWhen(IsForPeople, people =>
        {
            people.UseExceptionHandler(StatePath + "500");
            people.UseStatusCodePagesWithReExecute(StatePath + "{0}");
        });
        app.UseStaticFiles(new StaticFileOptions
        {
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "public, max-age=3600",
        });

        return app;
    }

    private static bool IsForPeople(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        && !context.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase);

    private static Task AddHeadersAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(static state =>
        {
            var headers = ((HttpContext)state).Response.Headers;
            headers.ContentSecurityPolicy = ContentPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
            headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
            if (headers.CacheControl.Count == 0)
            {
                headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        }, context);
        return next(context);
    }
}
