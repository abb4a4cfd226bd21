using System.Diagnostics;
using System.Globalization;
using Dapper;
using Disclosure.Gazette.Stores;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Processing;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Disclosure.Publisher.Tests.Planting;

/// <summary>Identifiers go in through every door; they come out of none but the sealed parts: no log, trace, error, audit or plain column.</summary>
[Collection(DesksCollection.Name)]
[Clause("ZZ-10")]
[Clause("LAW-XZCF-50")]
public sealed class PlantedIdentifierTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Find_EachForm_IsFound()
    {
        foreach (var value in PlantedIdentifiers.All)
        {
            Assert.NotNull(PlantedIdentifiers.FindIn($"x{value}y"));
            Assert.NotNull(PlantedIdentifiers.FindIn(Uri.EscapeDataString($"x{value}y")));
            Assert.NotNull(PlantedIdentifiers.FindIn(System.Text.Json.JsonSerializer.Serialize($"x{value}y")));
            Assert.NotNull(PlantedIdentifiers.FindIn(Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"x{value}yz"))));
            Assert.NotNull(PlantedIdentifiers.FindIn(System.Text.Encoding.Unicode.GetBytes($"x{value}y")));
        }
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Doors_OfARunningDesk_LetNothingOut(string engine)
    {
        await using var server = new PostgresServer();
        using var traces = new CapturedTraces();
        await using var desk = await DeskProcess.StartAsync(
            string.Equals(engine, Desks.Postgres, StringComparison.Ordinal) ? await server.CreateDatabaseAsync(default) : null,
            // An operator may ask for more lines; not for those that carry addresses.
            "--Logging:LogLevel:Default", "Trace", "--Logging:LogLevel:Microsoft.AspNetCore", "Trace", "--Logging:LogLevel:Microsoft.AspNetCore.Hosting", "Trace", "--Logging:LogLevel:Npgsql", "Trace");
        var doors = new PlantedDoors(desk.Address);
        var caseId = await doors.PushAsync();
        var settled = await desk.SettledAsync(caseId);
        Assert.Contains(PlantedIdentifiers.CitizenId, settled.ServedText, StringComparison.Ordinal);
        await doors.KnockAsync();
        await doors.TypeAsync(caseId);
        Assert.Equal(CaseState.Returned, (await desk.SettledAsync(caseId)).Case.State);

        Assert.True(doors.Answers.Count > 100, $"{doors.Answers.Count}");
        Assert.NotEmpty(desk.Logs.Lines);
        Assert.Contains("Disclosure.Desk", traces.Sources);
        Nowhere([.. doors.Answers, .. desk.Logs.Lines, .. traces.Lines]);
        await NowhereInStoreAsync(desk);
    }

    [Fact]
    public async Task Failure_WhoseMessageQuotesTheDocument_IsToldWithoutIt()
    {
        using var traces = new CapturedTraces();
        await using var desk = await DeskProcess.StartWithAsync(services =>
        {
            var step = services.Single(service => service.ImplementationType == typeof(ReadingStep));
            services.Remove(step);
            services.AddSingleton<ICaseStep, ThrowingStep>();
        });
        var caseId = await new PlantedDoors(desk.Address).PushAsync();
        var settled = await desk.SettledAsync(caseId);
        Assert.Equal(CaseState.Quarantined, settled.Case.State);
        Assert.Contains(desk.Logs.Lines, line => line.Contains("failed in state Received", StringComparison.Ordinal));
        Nowhere(desk.Logs.Lines);
        Nowhere(traces.Lines);
        await NowhereInStoreAsync(desk);
    }

    [Fact]
    public async Task Commands_WithWrongInput_NameFieldAndRuleAlone()
    {
        var said = new List<string>();
        foreach (var json in Provisionings())
        {
            var (code, errors) = await RunAsync(json, ["provision", .. Args()]);
            Assert.True(code == 1, json);
            said.Add(errors);
        }

        var config = Path.Combine(AppContext.BaseDirectory, "config");
        foreach (var file in Directory.EnumerateFiles(config, "*.json", SearchOption.TopDirectoryOnly))
        {
            foreach (var content in BrokenFiles())
            {
                var copy = Directory.CreateDirectory(_folder.File("config")).FullName;
                foreach (var other in Directory.EnumerateFiles(config, "*", SearchOption.AllDirectories))
                {
                    var target = Path.Combine(copy, Path.GetRelativePath(config, other));
                    Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                    File.Copy(other, target, overwrite: true);
                }

                await File.WriteAllTextAsync(Path.Combine(copy, Path.GetFileName(file)), content);
                var (code, errors) = await RunAsync("{}", ["provision", .. Args(), "--ConfigDirectory", copy]);
                Assert.True(code == 1, $"{Path.GetFileName(file)}: {content}");
                said.Add($"{Path.GetFileName(file)} {errors}");
            }
        }

        Nowhere(said);
    }

    [Fact]
    public async Task Process_StandardOutputAndError_HoldNothing()
    {
        var (code, _) = await RunAsync(
            $$"""
            {"agencies":"config","accounts":[
              {"name":"clerk","displayName":"经办","agency":"jhscj","role":"clerk","password":"{{DeskProcess.Password}}"},
              {"name":"reviewer","displayName":"审核","agency":"jhscj","role":"reviewer","password":"{{DeskProcess.Password}}"}],
             "apiKeys":[{"agency":"jhscj","owner":"clerk","key":"{{DeskProcess.OwnKey}}"}]}
            """,
            ["provision", .. Args()]);
        Assert.Equal(0, code);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Disclosure.Publisher.dll"), .. Args(), "--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "Trace"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        try
        {
            var printed = new System.Collections.Concurrent.ConcurrentQueue<string>();
            var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
            var reading = Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
            var doors = new PlantedDoors(await listening.Task.WaitAsync(TimeSpan.FromSeconds(60)));
            var caseId = await doors.PushAsync();
            await UntilReturnableAsync(doors, caseId, await listening.Task);
            await doors.KnockAsync();
            await doors.TypeAsync(caseId);
            process.Kill();
            await reading;
            Assert.NotEmpty(printed);
            Nowhere([.. printed, .. doors.Answers]);

            async Task ReadAsync(StreamReader reader)
            {
                while (await reader.ReadLineAsync() is { } line)
                {
                    printed.Enqueue(line);
                    var at = line.IndexOf("http://127.0.0.1:", StringComparison.Ordinal);
                    if (at >= 0 && line.Contains("Now listening", StringComparison.Ordinal))
                    {
                        listening.TrySetResult(new Uri(new string([.. line[at..].TakeWhile(symbol => symbol is not ('"' or ' ' or '\\'))])));
                    }
                }
            }
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    private static async Task UntilReturnableAsync(PlantedDoors doors, string caseId, Uri address)
    {
        using var client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.Add("X-Api-Key", DeskProcess.OwnKey);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!(await client.GetStringAsync($"/api/v1/decisions/{caseId}", patience.Token)).Contains("inReview", StringComparison.Ordinal))
        {
            await Task.Delay(50, patience.Token);
        }
    }

    private static IEnumerable<string> Provisionings()
    {
        foreach (var value in (string[])[PlantedIdentifiers.Name, PlantedIdentifiers.CitizenId, PlantedIdentifiers.UnknownKey])
        {
            yield return value;
            yield return $"{{\"{value}\":1}}";
            yield return $"{{\"accounts\":[{{\"{value}\":1}}]}}";
            yield return $"{{\"accounts\":[{{\"name\":\"{value}\",\"displayName\":\"{value}\",\"agency\":\"{value}\",\"role\":\"{value}\",\"password\":\"{value}\"}}]}}";
            yield return $"{{\"accounts\":[{{\"name\":\"{value}\",\"displayName\":\"{value}\",\"agency\":\"{value}\",\"role\":\"clerk\",\"password\":\"x\"}}]}}";
            yield return $"{{\"accounts\":[{{\"name\":\"abc\",\"displayName\":\"{value}\",\"agency\":\"{value}\",\"role\":\"clerk\",\"password\":\"{PlantedIdentifiers.Password}\"}}]}}";
            yield return $"{{\"agencies\":\"{value}\"}}";
            yield return $"{{\"apiKeys\":[{{\"agency\":\"{value}\",\"owner\":\"{value}\",\"key\":\"{value}！\"}}]}}";
            yield return $"{{\"apiKeys\":[{{\"agency\":\"{value}\",\"owner\":\"{value}\",\"key\":\"{PlantedIdentifiers.UnknownKey}\"}}]}}";
        }
    }

    private static IEnumerable<string> BrokenFiles()
    {
        // Values alone: which member is unknown is told, to the operator who wrote the file.
        yield return PlantedIdentifiers.Everything;
        yield return $"[\"{PlantedIdentifiers.Name}\"]";
        yield return $"{{\"agencies\":[{{\"code\":\"{PlantedIdentifiers.Phone}\",\"name\":[\"{PlantedIdentifiers.Name}\"],\"region\":\"{PlantedIdentifiers.CitizenId}\"}}]}}";
    }

    private static void Nowhere(IEnumerable<string> lines)
    {
        var found = lines.Select(PlantedIdentifiers.FindIn).OfType<string>().Distinct(StringComparer.Ordinal).DistinctBy(line => line[..Math.Min(line.Length, 90)]).Take(40).ToList();
        Assert.True(found.Count == 0, string.Join("\n\n", found));
    }

    private static async Task NowhereInStoreAsync(DeskProcess desk)
    {
        var database = desk.Service<Database>();
        var found = await desk.Service<DeskStore>().ReadAsync(
            async connection =>
            {
                var tables = await connection.QueryAsync<string>(database.Engine == DatabaseEngine.Sqlite
                    ? "SELECT name FROM sqlite_master WHERE type = 'table'"
                    : "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()");
                var hits = new List<string>();
                foreach (var table in tables)
                {
                    foreach (IDictionary<string, object?> row in await connection.QueryAsync($"SELECT * FROM \"{table}\""))
                    {
                        hits.AddRange(from cell in row
                                      let hit = cell.Value is byte[] bytes ? PlantedIdentifiers.FindIn(bytes) : PlantedIdentifiers.FindIn(Convert.ToString(cell.Value, CultureInfo.InvariantCulture))
                                      where hit is not null
                                      select $"{table}.{cell.Key}: {hit}");
                    }
                }

                return hits;
            },
            default);
        foreach (var file in Directory.EnumerateFiles(desk.DataDirectory))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            await stream.CopyToAsync(copy);
            if (PlantedIdentifiers.FindIn(copy.ToArray()) is { } hit)
            {
                found.Add($"{Path.GetFileName(file)}: {hit}");
            }
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    private static async Task<(int Code, string Errors)> RunAsync(string input, string[] args)
    {
        using var reader = new StringReader(input);
        await using var output = new StringWriter();
        await using var errors = new StringWriter();
        var code = await DeskHost.RunAsync(args, reader, output, errors);
        return (code, output.ToString() + errors);
    }

    private string[] Args() =>
    [
        "--Desk:DataDirectory", _folder.File("data/desk"),
        "--Desk:KeysDirectory", _folder.File("keys/desk"),
        "--Gazette:Directory", _folder.File("data/gazette"),
        "--Gazette:HeadKey", _folder.File("keys/public/gazette-head.pem"),
    ];

    private sealed class ThrowingStep : ICaseStep
    {
        public CaseState From => CaseState.Received;

        public IReadOnlyList<string> Reads { get; } = [CasePart.Original];

        public StepResult Run(CaseWork work, CancellationToken cancellationToken) =>
            throw new InvalidDataException(System.Text.Encoding.UTF8.GetString(work.Bytes(CasePart.Original)!), new FormatException(PlantedIdentifiers.Everything));
    }
}
