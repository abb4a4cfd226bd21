using System.Text.Json;
using System.Text.Json.Nodes;
using Disclosure.Gazette.Log;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Rescanning;

/// <summary>What a run of the command gave.</summary>
/// <param name="Code">Its exit code.</param>
/// <param name="Output">What it wrote.</param>
/// <param name="Errors">What it said on standard error.</param>
internal sealed record RescanRun(int Code, string Output, string Errors)
{
    /// <summary>The lines about records.</summary>
    public IReadOnlyList<JsonElement> Hits => [.. Lines.Where(line => !line.TryGetProperty("summary", out _))];

    /// <summary>The totals.</summary>
    public JsonElement Summary => Lines[^1].GetProperty("summary");

    private IReadOnlyList<JsonElement> Lines => [.. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    /// <summary>The line about a record; fails when there is none.</summary>
    public JsonElement Of(RecordId record) => Assert.Single(Hits, hit => hit.TryGetProperty("record", out var id) && string.Equals(id.GetString(), record.Value, StringComparison.Ordinal));

    /// <summary>Place, kind and clause of each finding of a line.</summary>
    public static IReadOnlyList<(string Where, string Kind, string Clause, int Count)> Findings(JsonElement hit, string name = "findings") =>
        [.. hit.GetProperty(name).EnumerateArray().Select(finding => (
            finding.GetProperty("where").GetString()!, finding.GetProperty("kind").GetString()!, finding.GetProperty("clause").GetString()!, finding.GetProperty("count").GetInt32()))];
}

/// <summary>Desks whose rules are weaker than those of the house, and the command run beside them.</summary>
internal static class RescanKit
{
    public static string RealConfig { get; } = Path.Combine(AppContext.BaseDirectory, "config");

    /// <summary>A copy of the configuration with changed rules.</summary>
    public static string Config(TemporaryFolder folder, string name, Action<JsonObject>? redaction = null, Action<JsonObject>? nondisclosure = null)
    {
        var copy = folder.File(name);
        foreach (var file in Directory.EnumerateFiles(RealConfig, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(RealConfig, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        Change(Path.Combine(copy, "redaction.json"), redaction);
        Change(Path.Combine(copy, "nondisclosure.json"), nondisclosure);
        return copy;
    }

    /// <summary>Rules that keep a birth date and take the witness's telephone for an agency's.</summary>
    public static string Weak(TemporaryFolder folder) => Config(folder, "weak", rules =>
    {
        rules.BirthDate("keep");
        rules["phones"]!["keptLabels"]!.AsArray().Add("值守电话");
    });

    /// <summary>Sets what becomes of birth dates.</summary>
    public static void BirthDate(this JsonObject redaction, string action)
    {
        redaction["particulars"]!["birthDate"]!["action"] = action;
        redaction["particulars"]!["birthDate"]!["basis"] = "《云南省行政执法公示办法》第十条第四项";
        redaction["particulars"]!["birthDate"]!["effect"] = action is "keep" ? "looser" : "stricter";
    }

    /// <summary>The decision that it keeps them in.</summary>
    public static string Document { get; } = PushForm.Document.Replace("联系电话13988012345", "出生日期：1985年3月7日，值守电话0691-2123456", StringComparison.Ordinal);

    /// <summary>What the house hides of it.</summary>
    public static IReadOnlyList<(string Where, string Kind, string Clause, int Count)> Hidden { get; } =
        [("body[6]", "birth_date", "GS-10-4", 1), ("body[6]", "phone", "GS-10-2c", 1)];

    /// <summary>Puts another text in the place of what is public, as someone could who can write the gazette; the desk takes it for its own.</summary>
    public static async Task ReplaceAsync(this DeskProcess desk, CaseRow row, Func<DecisionRecord, DecisionRecord> change)
    {
        var decision = change(await desk.PublicAsync(row)) with { Version = row.Version + 1 };
        await desk.Service<GazetteWriter>().AppendAsync(PublishableRecords.Of(decision), EntryKind.Amended, ChangeNature.Technical, eraseEarlier: true, default);
        await desk.Service<DeskStore>().WriteAsync(
            data => Dapper.SqlMapper.ExecuteAsync(data.Connection, "UPDATE outbox SET version = version + 1 WHERE case_id = @CaseId", new { row.CaseId }, data.Transaction), default);
    }

    /// <summary>A desk on an engine, gazette and all.</summary>
    public static async Task<DeskProcess> StartAsync(PostgresServer server, string engine, string config)
    {
        if (!string.Equals(engine, Desks.Postgres, StringComparison.Ordinal))
        {
            return await DeskProcess.StartAsync(postgres: null, "--ConfigDirectory", config);
        }

        var gazette = await server.CreateDatabaseAsync(default);
        return await DeskProcess.StartAsync(
            await server.CreateDatabaseAsync(default), "--ConfigDirectory", config, "--Gazette:ConnectionString", gazette, "--Gazette:KeysConnectionString", await server.CreateDatabaseAsync(default));
    }

    /// <summary>Runs the command beside the desk, by default with the rules of the house.</summary>
    public static async Task<RescanRun> RescanAsync(this DeskProcess desk, params string[] more)
    {
        await using var output = new StringWriter();
        await using var errors = new StringWriter();
        var code = await DeskHost.RunAsync(["rescan", .. desk.Args, $"--ConfigDirectory={RealConfig}", "--json=true", .. more], TextReader.Null, output, errors);
        return new RescanRun(code, output.ToString(), errors.ToString());
    }

    public static async Task<CaseRow> RowAsync(this DeskProcess desk, string caseId) =>
        (await desk.Service<DeskStore>().ReadAsync(connection => CaseRow.FindAsync(connection, "jhscj", caseId), default))!;

    /// <summary>The decision of <see cref="Document"/> under another number.</summary>
    public static Task<CaseRow> PublishAsync(this DeskProcess desk, string number) => desk.PublishAsync(
        PushForm.Numbered(number).Metadata, Document.Replace("景市监处罚〔2026〕12号", number, StringComparison.Ordinal));

    /// <summary>Pushes a decision and has it approved.</summary>
    public static async Task<CaseRow> PublishAsync(this DeskProcess desk, string metadata, string document)
    {
        var caseId = await desk.PushAsync(metadata, document);
        await desk.UntilAsync(caseId, CaseState.InReview);
        Assert.IsType<Publisher.Review.ReviewOutcome.Done>(await desk.ApproveAsync(desk.User("reviewer"), caseId));
        await desk.UntilAsync(caseId, CaseState.Published);
        return await desk.RowAsync(caseId);
    }

    /// <summary>Erases a case as the desk does; what is public stays.</summary>
    public static async Task EraseAsync(this DeskProcess desk, CaseRow row) =>
        await desk.Service<DeskStore>().WriteAsync(data => CaseJournal.EraseAsync(data, row, Actor.Worker, "test"), default);

    /// <summary>The decision as everyone reads it.</summary>
    public static async Task<DecisionRecord> PublicAsync(this DeskProcess desk, CaseRow row) =>
        RecordJson.ReadDecision((await desk.Service<GazetteReader>().FindAsync(row.RecordId, row.Version, default))!.Payload!.Value.Span);

    private static void Change(string file, Action<JsonObject>? change)
    {
        if (change is not null)
        {
            var json = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
            change(json);
            File.WriteAllText(file, json.ToJsonString());
        }
    }
}
