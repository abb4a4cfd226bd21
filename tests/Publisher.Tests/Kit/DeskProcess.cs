using Disclosure.Publisher.Agencies;
using Disclosure.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Disclosure.Publisher.Tests.Kit;

/// <summary>A desk with real files, a real store and a real port, and two agencies with their people.</summary>
public sealed class DeskProcess : IAsyncDisposable
{
    public const string Password = "correct horse battery";
    public const string OwnKey = "own00001_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG";
    public const string ForeignKey = "foreign1_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG";

    private readonly TemporaryFolder _folder;

    private DeskProcess(TemporaryFolder folder, WebApplication app, CapturedLogs logs, string[] args)
    {
        _folder = folder;
        App = app;
        Logs = logs;
        Args = args;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public WebApplication App { get; private set; }

    public CapturedLogs Logs { get; }

    public string[] Args { get; }

    public Uri Address { get; private set; }

    public string Folder => _folder.Path;

    public string DataDirectory => Path.Combine(Folder, "data", "desk");

    public static Task<DeskProcess> StartAsync(string? postgres = null, params string[] more) => StartAsync(postgres, services: null, more);

    /// <summary>With some service in place of the desk's own.</summary>
    public static Task<DeskProcess> StartWithAsync(Action<IServiceCollection> services, params string[] more) => StartAsync(postgres: null, services, more);

    private static async Task<DeskProcess> StartAsync(string? postgres, Action<IServiceCollection>? services, string[] more)
    {
        var folder = new TemporaryFolder();
        string[] args =
        [
            "--urls", "http://127.0.0.1:0",
            "--Desk:DataDirectory", Path.Combine(folder.Path, "data", "desk"),
            "--Desk:KeysDirectory", Path.Combine(folder.Path, "keys", "desk"),
            "--Gazette:Directory", Path.Combine(folder.Path, "data", "gazette"),
            "--Gazette:HeadKey", Path.Combine(folder.Path, "keys", "public", "gazette-head.pem"),
            .. postgres is null ? Array.Empty<string>() : ["--Desk:Engine", "Postgres", "--Desk:ConnectionString", postgres],
            .. more,
        ];
        var logs = new CapturedLogs();
        var app = await CreateAsync(args, logs, services);
        var desk = new DeskProcess(folder, app, logs, args);
        await desk.Service<Provisioning>().RunAsync(
            $$"""
            {"agencies":"config",
             "accounts":[
              {"name":"clerk","displayName":"经办","agency":"jhscj","role":"clerk","password":"{{Password}}"},
              {"name":"owner","displayName":"接口责任人","agency":"jhscj","role":"reviewer","password":"{{Password}}"},
              {"name":"reviewer","displayName":"审核","agency":"jhscj","role":"reviewer","password":"{{Password}}"},
              {"name":"admin","displayName":"管理","agency":"jhscj","role":"agencyAdmin","password":"{{Password}}"},
              {"name":"supervisor","displayName":"监督","agency":"jhscj","role":"supervisor","password":"{{Password}}"},
              {"name":"foreign","displayName":"外机关","agency":"kmscj","role":"reviewer","password":"{{Password}}"}],
             "apiKeys":[
              {"agency":"jhscj","owner":"owner","key":"{{OwnKey}}"},
              {"agency":"kmscj","owner":"foreign","key":"{{ForeignKey}}"}]}
            """,
            CancellationToken.None);
        return desk;
    }

    public T Service<T>()
        where T : notnull => App.Services.GetRequiredService<T>();

    public DeskUser User(string name) => new()
    {
        Name = name,
        DisplayName = name,
        AgencyCode = string.Equals(name, "foreign", StringComparison.Ordinal) ? "kmscj" : "jhscj",
        AgencyName = string.Empty,
        Role = name switch
        {
            "clerk" => DeskRole.Clerk,
            "admin" => DeskRole.AgencyAdmin,
            "supervisor" => DeskRole.Supervisor,
            _ => DeskRole.Reviewer,
        },
    };

    public HttpClient Client(string? key = OwnKey)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
        if (key is not null)
        {
            client.DefaultRequestHeaders.Add("X-Api-Key", key);
        }

        return client;
    }

    /// <summary>Stops the host and starts another on the same files.</summary>
    public Task RestartAsync(params string[] more) => RestartAsync(static () => Task.CompletedTask, more);

    /// <summary>Stops the host, does something to its files, and starts another on them.</summary>
    public async Task RestartAsync(Func<Task> between, params string[] more)
    {
        await App.StopAsync();
        await App.DisposeAsync();
        await between();
        await StartAgainAsync(more);
    }

    /// <summary>Starts another host on the same files, after one that was stopped or did not start.</summary>
    public async Task StartAgainAsync(params string[] more)
    {
        App = await CreateAsync([.. Args, .. more], Logs);
        Address = new Uri(App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        _folder.Dispose();
    }

    private static async Task<WebApplication> CreateAsync(string[] args, CapturedLogs logs, Action<IServiceCollection>? more = null)
    {
        var app = await QuickHost.CreateAsync(
            args,
            services =>
            {
                services.AddSingleton<ILoggerProvider>(logs).Configure<LoggerFilterOptions>(filter => filter.MinLevel = LogLevel.Trace);
                more?.Invoke(services);
            });
        await app.StartAsync();
        return app;
    }
}
