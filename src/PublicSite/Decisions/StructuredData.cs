using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Disclosure.DecisionPages;
using Disclosure.Records;

namespace Disclosure.PublicSite.Decisions;

/// <summary>
/// What search engines and reference managers read of a decision (schema.org as JSON-LD): its title, number, agency and days, and where its
/// files are. Nothing of the text, so that no copy of it outlives a withdrawal in a place this site does not reach.
/// </summary>
public static class StructuredData
{
    // This encoder escapes <, >, & and quotes whatever ranges it is given, so that the result can stand in an element.
    private static readonly JsonSerializerOptions Format = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The data as JSON that can stand in a script element of type <c>application/ld+json</c>.</summary>
    public static string Of(DecisionRecord decision, PublicationFacts published)
    {
        ArgumentNullException.ThrowIfNull(decision);
        ArgumentNullException.ThrowIfNull(published);
        var agency = new JsonObject { ["@type"] = "GovernmentOrganization", ["name"] = decision.AgencyName };
        return new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "DigitalDocument",
            ["@id"] = published.Address,
            ["url"] = published.Address,
            ["name"] = BlockText.Of(decision.Title),
            ["identifier"] = decision.DocumentNumber,
            ["genre"] = decision.ActType.Chinese(),
            ["inLanguage"] = "zh-Hans-CN",
            ["isAccessibleForFree"] = true,
            ["creator"] = agency,
            ["dateCreated"] = ChineseDate.Iso(decision.DecidedOn),
            ["datePublished"] = ChineseDate.Iso(ChineseDate.Day(published.PublishedAt)),
            ["dateModified"] = ChineseDate.Iso(ChineseDate.Day(published.ChangedAt)),
            ["version"] = published.Version,
            ["encoding"] = new JsonArray(
                File(published, "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
                File(published, "txt", "text/plain"),
                File(published, "json", "application/json")),
        }.ToJsonString(Format);
    }

    private static JsonObject File(PublicationFacts published, string ending, string type) => new()
    {
        ["@type"] = "MediaObject",
        ["encodingFormat"] = type,
        ["contentUrl"] = $"{published.Address}.{ending}",
    };
}
