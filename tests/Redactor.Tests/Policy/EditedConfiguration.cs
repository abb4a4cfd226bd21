using System.Text;
using System.Text.Json.Nodes;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Policy;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Policy;

/// <summary>The repository's configuration with another <c>redaction.json</c>.</summary>
internal static class EditedConfiguration
{
    /// <summary>A citation that passes.</summary>
    public const string Basis = "《云南省示例领域行政执法公示细则》第五条";

    /// <summary>The file as it lies in the repository.</summary>
    public static JsonObject File() => JsonNode.Parse(System.IO.File.ReadAllText(Path.Combine(RepositoryRoot.Path, "config", "redaction.json")))!.AsObject();

    /// <summary>An entry of <c>overrides</c> for one agency or one sector.</summary>
    public static JsonObject Override(string target, string action, string? agency = null, string? sector = null, string effect = "looser") => new()
    {
        ["agencies"] = agency is null ? [] : new JsonArray(agency),
        ["sectors"] = sector is null ? [] : new JsonArray(sector),
        ["target"] = target,
        ["action"] = action,
        ["clause"] = "GS-10-4",
        ["basis"] = Basis,
        ["effect"] = effect,
    };

    /// <summary>Answers a target otherwise than the literal law.</summary>
    public static void Answer(JsonObject file, string group, string key, string action, string effect)
    {
        file[group]![key]!["action"] = action;
        file[group]![key]!["basis"] = Basis;
        file[group]![key]!["effect"] = effect;
    }

    /// <summary>A redactor with the file edited.</summary>
    public static DecisionRedactor With(Action<JsonObject> edit)
    {
        var file = File();
        edit(file);
        return With(file);
    }

    /// <summary>A redactor with this file.</summary>
    public static DecisionRedactor With(JsonNode file) => DecisionRedactor.Create(name => Open(name, file.ToJsonString()));

    /// <summary>The errors of a file; empty when it is good.</summary>
    public static IReadOnlyList<string> Errors(Action<JsonObject> edit)
    {
        var file = File();
        edit(file);
        return Errors(file.ToJsonString());
    }

    /// <summary>The errors of a file; empty when it is good.</summary>
    public static IReadOnlyList<string> Errors(string file)
    {
        var errors = new List<string>();
        RedactionPolicy.Read(name => Open(name, file), errors);
        return errors;
    }

    /// <summary>The public text of a document.</summary>
    public static string Text(this DecisionRedactor redactor, string text, CaseFacts? facts = null) =>
        Records.BlockText.Of(redactor.Redact(SourceDocument.FromText(text), facts ?? new CaseFacts()).Body!);

    private static Stream Open(string name, string file) => name is "redaction.json"
        ? new MemoryStream(Encoding.UTF8.GetBytes(file))
        : System.IO.File.OpenRead(Path.Combine(RepositoryRoot.Path, "config", name));
}
