using System.Text.Json;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Processing;
using Disclosure.Records;
using Disclosure.Redactor;
using Disclosure.Redactor.Cases;

namespace Disclosure.Publisher.Intake;

/// <summary>Reads the metadata of a push strictly: unknown members, doubled members and wrong values are all reported at once.</summary>
internal static class MetadataReader
{
    private static readonly TimeSpan ChinaOffset = TimeSpan.FromHours(8);
    private static readonly JsonDocumentOptions Json = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    /// <summary>The metadata; null when something is wrong, and then <paramref name="errors"/> says what.</summary>
    public static CaseSubmission? Read(ReadOnlyMemory<byte> bytes, TimeProvider time, out IReadOnlyList<CaseMessage> errors)
    {
        var found = new List<CaseMessage>();
        errors = found;
        try
        {
            using var document = Parse(bytes);
            var submission = Read(document.RootElement, DateOnly.FromDateTime(time.GetUtcNow().ToOffset(ChinaOffset).DateTime), found);
            return found.Count == 0 ? submission : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException) // the second: half a surrogate pair in a name
        {
            found.Add(new CaseMessage(PushReader.MetadataPart, "json", "metadata 不是正确的 UTF-8 JSON 对象，或有重复的字段。"));
            return null;
        }
    }

    /// <summary>Parses the bytes; some systems write a byte-order mark before their JSON.</summary>
    /// <exception cref="JsonException">They are not JSON of the form that is read here.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> bytes) => JsonDocument.Parse(bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes, Json);

    private static CaseSubmission Read(JsonElement root, DateOnly today, List<CaseMessage> errors)
    {
        var fields = new JsonFields(root, string.Empty, errors);
        var submission = new CaseSubmission
        {
            DocumentNumber = fields.Text("documentNumber", 100),
            Title = fields.Text("title", FieldLimits.Title),
            ActType = fields.Choice<ActType>("actType"),
            DecidedOn = Past(fields, "decidedOn", today),
            ViolatedOn = Past(fields, "violatedOn", today),
            Sector = fields.Text("sector", FieldLimits.Sector),
            Procedure = fields.Choice<DecisionProcedure>("procedure"),
            Mode = fields.Choice<DisclosureMode>("mode"),
            Parties = fields.List("parties", FieldLimits.People, (item, path) => Party(item, path, today, errors)),
            People = fields.List("people", FieldLimits.People, (item, path) => Person(item, path, errors)),
            Summary = Summary(fields),
            PenaltyKinds = fields.List("penaltyKinds", FieldLimits.PenaltyKinds, (item, path) => Words(item, path, errors)),
            FineYuan = fields.Fine("fineYuan"),
            SecrecyReview = Secrecy(fields, today),
            LegalReview = Legal(fields, today),
            SeriesId = fields.Text("seriesId", 100),
            Amendment = Amendment(fields),
        };
        fields.Done();
        if (submission is { Amendment: not null, DocumentNumber: null })
        {
            fields.Fail("documentNumber", "required-to-amend", "更正已公开的决定时必须填写文号。");
        }

        if (FieldCompletion.WrongDates(submission) is { } wrong)
        {
            fields.Fail(wrong.Field, wrong.Rule, wrong.Message);
        }

        return submission;
    }

    private static CaseParty? Party(JsonElement element, string path, DateOnly today, List<CaseMessage> errors)
    {
        var fields = new JsonFields(element, path + ".", errors);
        var name = fields.Text("name", FieldLimits.Name, required: true);
        var kind = fields.Choice<PartyKind>("kind", required: true);
        var party = new CaseParty
        {
            Name = name ?? string.Empty,
            Kind = kind ?? default,
            CitizenId = Shape(fields, "citizenId", "应为 15 位或者 18 位公民身份号码。", IsCitizenId),
            BirthDate = Past(fields, "birthDate", today, earliest: new DateOnly(1850, 1, 1)),
            CreditCode = Shape(fields, "creditCode", "应为 18 位统一社会信用代码。", text => text.Length == 18 && text.All(char.IsAsciiLetterOrDigit)),
            LegalRepresentative = fields.Text("legalRepresentative", FieldLimits.Name),
            Proprietor = fields.Text("proprietor", FieldLimits.Name),
        };
        fields.Done();
        if (kind == PartyKind.Organisation && (party.CitizenId is not null || party.BirthDate is not null))
        {
            fields.Fail("kind", "natural-person", "法人或者其他组织没有公民身份号码和出生日期。");
        }

        if (kind == PartyKind.NaturalPerson && party.LegalRepresentative is not null)
        {
            fields.Fail("kind", "organisation", "自然人没有法定代表人。");
        }

        return name is null || kind is null ? null : party;
    }

    private static CasePerson? Person(JsonElement element, string path, List<CaseMessage> errors)
    {
        var fields = new JsonFields(element, path + ".", errors);
        var name = fields.Text("name", FieldLimits.Name, required: true);
        var role = fields.Choice<PersonRole>("role", required: true);
        fields.Done();
        return name is null || role is null ? null : new CasePerson(name, role.Value);
    }

    private static SubmittedSummary? Summary(JsonFields parent)
    {
        if (parent.Object("summary") is not { } fields)
        {
            return null;
        }

        var summary = new SubmittedSummary
        {
            Facts = fields.Text("facts", FieldLimits.Summary, lines: true),
            Basis = fields.Text("basis", FieldLimits.Summary, lines: true),
            Decision = fields.Text("decision", FieldLimits.Summary, lines: true),
        };
        fields.Done();
        return summary;
    }

    private static SecrecyReview? Secrecy(JsonFields parent, DateOnly today)
    {
        if (parent.Object("secrecyReview") is not { } fields)
        {
            return null;
        }

        var reviewer = fields.Text("reviewer", 50, required: true);
        var on = Past(fields, "reviewedOn", today, required: true);
        var conclusion = fields.Choice<SecrecyConclusion>("conclusion", required: true);
        fields.Done();
        return reviewer is null || on is null || conclusion is null
            ? null
            : new SecrecyReview { Reviewer = reviewer, ReviewedOn = on.Value, Conclusion = conclusion.Value };
    }

    private static LegalReview? Legal(JsonFields parent, DateOnly today)
    {
        if (parent.Object("legalReview") is not { } fields)
        {
            return null;
        }

        var number = fields.Text("opinionNumber", 100, required: true);
        var on = Past(fields, "reviewedOn", today, required: true);
        var reviewer = fields.Text("reviewer", 50);
        fields.Done();
        return number is null || on is null ? null : new LegalReview { OpinionNumber = number, ReviewedOn = on.Value, Reviewer = reviewer };
    }

    private static Amendment? Amendment(JsonFields parent)
    {
        if (parent.Object("amendment") is not { } fields)
        {
            return null;
        }

        var kind = fields.Choice<AmendmentKind>("kind", required: true);
        var reason = fields.Text("reason", 1000, required: true, lines: true);
        var note = fields.Text("note", FieldLimits.Note);
        fields.Done();
        return kind is null || reason is null ? null : new Amendment { Kind = kind.Value, Reason = reason, Note = note };
    }

    private static string? Words(JsonElement element, string path, List<CaseMessage> errors)
    {
        if (element.ValueKind == JsonValueKind.String && JsonFields.TextOf(element)?.Trim() is { Length: > 0 and <= FieldLimits.PenaltyKind } text && PlainText.IsClean(text, lines: false))
        {
            return text;
        }

        errors.Add(new CaseMessage(path, "string", $"应为不超过 {FieldLimits.PenaltyKind} 个字符的字符串。"));
        return null;
    }

    private static DateOnly? Past(JsonFields fields, string name, DateOnly today, bool required = false, DateOnly? earliest = null)
    {
        var date = fields.Date(name, required);
        if (date > today)
        {
            fields.Fail(name, "not-in-future", "不得晚于今天。");
        }
        else if (date < (earliest ?? FieldLimits.Earliest))
        {
            fields.Fail(name, "too-early", "日期过早。");
        }

        return date;
    }

    private static string? Shape(JsonFields fields, string name, string message, Func<string, bool> fits)
    {
        var text = fields.Text(name, 40);
        if (text is not null && !fits(text))
        {
            fields.Fail(name, "format", message);
        }

        return text;
    }

    private static bool IsCitizenId(string text) =>
        (text.Length == 15 && text.All(char.IsAsciiDigit))
        || (text.Length == 18 && text.AsSpan(0, 17).IndexOfAnyExceptInRange('0', '9') < 0 && (char.IsAsciiDigit(text[17]) || text[17] is 'X' or 'x'));
}
