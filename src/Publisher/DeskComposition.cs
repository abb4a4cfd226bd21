using Disclosure.Gazette.Stores;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Pages;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Withdrawals;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace Disclosure.Publisher;

/// <summary>The desk put together: what it is made of and in which order a request passes through it.</summary>
internal static class DeskComposition
{
    /// <summary>The desk's options.</summary>
    /// <exception cref="DeskStartException">They are wrong; the message lists every error.</exception>
    public static DeskOptions ReadOptions(IConfiguration configuration)
    {
        DeskOptions options;
        try
        {
            options = configuration.GetSection(DeskOptions.Section).Get<DeskOptions>() ?? new DeskOptions();
        }
        catch (InvalidOperationException exception)
        {
            throw new DeskStartException($"配置 Desk 无法读取 (section Desk cannot be read): {exception.Message}", exception);
        }

        var errors = options.Errors();
        return errors.Count == 0 ? options : throw new DeskStartException(string.Join(Environment.NewLine, errors));
    }

    public static Task AddDeskAsync(WebApplicationBuilder builder, DeskOptions options, Database database, MasterKey key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var services = builder.Services;
        builder.Logging.ClearProviders().AddJsonConsole();
        var configDirectory = builder.Configuration["ConfigDirectory"] ?? Path.Combine(AppContext.BaseDirectory, "config");

        services.AddSingleton(Options.Create(options));
        services.AddSingleton(Options.Create(options.SignIn));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(_ => database);
        services.AddSingleton<DeskStore>();
        services.AddSingleton(new CaseVault(key));

        services.AddSingleton(AgencyDirectory.Read(Path.Combine(configDirectory, "agencies.json")));
        services.AddSingleton<PasswordHashing>();
        services.AddSingleton<SignInService>();
        services.AddSingleton<ApiKeys>();
        services.AddSingleton<Provisioning>();

        services.AddSingleton<CaseQueue>();
        services.AddSingleton<CaseReader>();
        services.AddSingleton<ReviewService>();
        services.AddSingleton<WithdrawalService>();

        services.AddDataProtection()
            .SetApplicationName("disclosure-desk")
            .PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(options.KeysDirectory, "data-protection")));
        services.AddAuthentication(DeskUser.Scheme).AddCookie(DeskUser.Scheme, cookie => DeskCookie.Configure(cookie, options.SignIn));
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder(DeskUser.Scheme).RequireAuthenticatedUser().Build());
        services.AddDeskPages();
        return Task.CompletedTask;
    }

    public static void MapDesk(WebApplication app)
    {
        app.UseDeskPages();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapRazorPages();
    }
}
