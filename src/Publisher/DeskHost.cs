using System.Net.Sockets;
using System.Text.Json;
using Disclosure.Gazette.Inbox;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Publishing;
using Disclosure.Publisher.Restoring;
using Disclosure.Publisher.Settings;
using Disclosure.Publisher.Store;
using Microsoft.AspNetCore.Connections;

namespace Disclosure.Publisher;

/// <summary>Starts the desk, or runs one of its commands; whatever goes wrong at start is told in one clear sentence, never a trace.</summary>
public static class DeskHost
{
    private const string ProvisionCommand = "provision";
    private const string EndUnknownCommand = "end-unknown";

    /// <summary>Runs until stopped; 0 when it ended well, 1 when it could not start. A command may have answers of its own.</summary>
    public static async Task<int> RunAsync(string[] args, TextReader input, TextWriter output, TextWriter errors)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(errors);
        try
        {
            if (args is [AuditCommand.Verify or AuditCommand.Export, ..])
            {
                return await AuditCommand.RunAsync(args[0], args[1..], output, errors, CancellationToken.None);
            }

            if (args is [KeysCommand.List or KeysCommand.Rotate, ..])
            {
                return await KeysCommand.RunAsync(args[0], args[1..], output, CancellationToken.None);
            }

            if (args is [RescanCommand.Name, ..])
            {
                return await RescanCommand.RunAsync(args[1..], output, CancellationToken.None);
            }

            if (args is [BackupCommand.Backup or BackupCommand.Restore, ..])
            {
                return await BackupCommand.RunAsync(args[0], args[1..], output, CancellationToken.None);
            }

            if (args is [EndUnknownCommand, ..])
            {
                await using var restoring = await BuildAsync(args[1..], more: null, DeskConfig.Read, CancellationToken.None);
                var ended = await restoring.Services.GetRequiredService<Restoration>().RunAsync(endsUnknown: true, CancellationToken.None);
                await output.WriteLineAsync($"静默撤下 {ended} 条记录  records ended");
                return 0;
            }

            var provision = args is [ProvisionCommand, ..];
            await using var app = await CreateAsync(provision ? args[1..] : args, more: null, CancellationToken.None);
            if (provision)
            {
                await using var scope = app.Services.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<Provisioning>().RunAsync(await input.ReadToEndAsync(), CancellationToken.None);
                return 0;
            }

            await app.RunAsync();
            return 0;
        }
        catch (Exception exception) when (Sentence(exception) is { } sentence)
        {
            await errors.WriteLineAsync(sentence);
            return 1;
        }
    }

    /// <summary>The host, its store open, current and brought forward to what ledgers and gazette know, not yet listening.</summary>
    /// <param name="args">Command line and so configuration.</param>
    /// <param name="more">Last word on the services, for a host around it; null for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static Task<WebApplication> CreateAsync(string[] args, Action<IServiceCollection>? more, CancellationToken cancellationToken) =>
        CreateAsync(args, more, DeskConfig.Read, cancellationToken);

    /// <summary>The same, its rules read by another reader of the config folder: for tests, which start many desks on the same rules.</summary>
    internal static async Task<WebApplication> CreateAsync(
        string[] args, Action<IServiceCollection>? more, Func<string, DeskConfig> read, CancellationToken cancellationToken)
    {
        var app = await BuildAsync(args, more, read, cancellationToken);
        try
        {
            await app.Services.GetRequiredService<Restoration>().RunAsync(endsUnknown: false, cancellationToken);
            return app;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await app.DisposeAsync();
            throw new DeskStartException($"无法读写账本，不能确认已补做清除 (the ledgers cannot be read or written, so nobody can say that all is erased): {exception.Message}", exception);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    private static async Task<WebApplication> BuildAsync(
        string[] args, Action<IServiceCollection>? more, Func<string, DeskConfig> read, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        var (options, gazetteOptions, config) = DeskSettings.ReadConfiguration(builder.Configuration, read);
        var mailboxOptions = DeskSettings.ReadMailbox(builder.Configuration);
        var store = await StoreFoundation.OpenAsync(options, alone: false, TimeProvider.System, cancellationToken);
        var gazette = await OpenGazetteAsync(store, options, gazetteOptions, cancellationToken);
        var corrections = await OpenMailboxAsync(store, gazette, options, mailboxOptions, cancellationToken);
        DeskComposition.AddDesk(builder, options, config, store, gazette, corrections);
        more?.Invoke(builder.Services);
        var app = builder.Build();
        // Asked for, so that it ends with the host, which may never start.
        _ = app.Services.GetRequiredService<StoreHold>();
        DeskComposition.MapDesk(app);
        return app;
    }

    private static async Task<GazetteFoundation> OpenGazetteAsync(
        StoreFoundation store, DeskOptions options, GazetteOptions gazette, CancellationToken cancellationToken)
    {
        try
        {
            return await GazetteFoundation.OpenAsync(options, gazette, TimeProvider.System, cancellationToken);
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    private static async Task<CorrectionFoundation?> OpenMailboxAsync(
        StoreFoundation store, GazetteFoundation gazette, DeskOptions options, MailboxOptions mailbox, CancellationToken cancellationToken)
    {
        try
        {
            return await CorrectionFoundation.OpenAsync(options, mailbox, TimeProvider.System, cancellationToken);
        }
        catch
        {
            gazette.Signer.Dispose();
            gazette.Ledger.Dispose();
            await gazette.Store.DisposeAsync();
            await store.DisposeAsync();
            throw;
        }
    }

    private static string? Sentence(Exception exception) => exception switch
    {
        DeskStartException => exception.Message,
        IOException { InnerException: AddressInUseException } => $"端口已被占用 (the port is in use): {exception.Message}",
        SocketException => $"无法监听端口 (cannot listen on the port): {exception.Message}",
        // By line alone: a path is made of the names of members, and those may be anything that was typed.
        JsonException json => $"输入不是正确的 JSON，或者有未知的成员，见第 {json.LineNumber + 1} 行 (the input is not valid JSON, or has an unknown member, in line {json.LineNumber + 1})",
        ProvisioningException or UnknownRecordsException => exception.Message,
        _ => null,
    };
}
