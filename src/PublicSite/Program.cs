using System.Globalization;
using Disclosure.Gazette.Stores;
using Disclosure.PublicSite;
using Disclosure.PublicSite.Receipts;
using Disclosure.PublicSite.Settings;
using Disclosure.PublicSite.Snapshot;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;

if (args is [NodeKeyCommand.Name, ..])
    return await NodeKeyCommand.RunAsync(args[1..], Console.Out, Console.Error);

try
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
    SiteServices.Add(builder);
    await using var app = builder.Build();
    StartCheck.Run(app.Services);
    SitePipeline.Use(app);
    await app.RunAsync();
    return 0;
}
catch (SiteSettingsException exception)
{
    foreach (var error in exception.Errors)
        await Console.Error.WriteLineAsync(error);
}
catch (Exception exception) when (exception is DatabaseUnavailableException or IOException)
{
    await Console.Error.WriteLineAsync(exception.Message);
}

return 1;

/// <summary>The public process; partial so that tests can host it.</summary>
public sealed partial class Program;
