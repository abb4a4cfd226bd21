using Disclosure.Gazette.Inbox;
using Disclosure.PublicSite.Reference;

namespace Disclosure.PublicSite.Corrections;

/// <summary>What a field of the form is told.</summary>
/// <param name="Field">Its name in the form.</param>
/// <param name="Message">What to do, a sentence.</param>
public sealed record FieldError(string Field, string Message);

/// <summary>The request form as it is shown: empty at first, and with everything that was typed when something is to be mended.</summary>
public sealed record RequestForm
{
    /// <summary>Key of the form: sent twice, it is one request.</summary>
    public required string Key { get; init; }

    /// <summary>The record that is meant; empty when only a number is known.</summary>
    public string RecordId { get; init; } = string.Empty;

    /// <summary>文号</summary>
    public string Number { get; init; } = string.Empty;

    /// <summary>Code of the agency that made the decision; empty until chosen.</summary>
    public string Agency { get; init; } = string.Empty;

    /// <summary>What is wrong; null until chosen.</summary>
    public CorrectionKind? Kind { get; init; }

    /// <summary>Where and how.</summary>
    public string Statement { get; init; } = string.Empty;

    /// <summary>The right content.</summary>
    public string Correct { get; init; } = string.Empty;

    /// <summary>Who asks.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>How to reach them.</summary>
    public string Contact { get; init; } = string.Empty;

    /// <summary>核验码</summary>
    public string AccessCode { get; init; } = string.Empty;

    /// <summary>Last four of the ID or credit code.</summary>
    public string Tail { get; init; } = string.Empty;

    /// <summary>What is to be mended, in the order of the form.</summary>
    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    /// <summary>Whether files that were chosen must be chosen again: a browser does not send them back.</summary>
    public bool HadFiles { get; init; }

    /// <summary>The error of a field; null when it has none.</summary>
    public string? Error(string field) => Errors.FirstOrDefault(error => string.Equals(error.Field, field, StringComparison.Ordinal))?.Message;

    /// <summary>The form as it was sent.</summary>
    public static RequestForm Of(SentForm sent)
    {
        ArgumentNullException.ThrowIfNull(sent);
        return new RequestForm
        {
            Key = sent["key"],
            RecordId = sent["record"],
            Number = sent["number"],
            Agency = sent["agency"],
            Kind = Enum.TryParse<CorrectionKind>(sent["kind"], out var kind) && Enum.IsDefined(kind) ? kind : null,
            Statement = sent["statement"],
            Correct = sent["correct"],
            Name = sent["name"],
            Contact = sent["contact"],
            AccessCode = sent["code"],
            Tail = sent["tail"],
            HadFiles = sent.Files.Count > 0 || sent.FileProblem is not null,
        };
    }

    /// <summary>This form with what is to be mended in it.</summary>
    public RequestForm Checked(SentForm sent, AgencyDirectory agencies)
    {
        ArgumentNullException.ThrowIfNull(sent);
        ArgumentNullException.ThrowIfNull(agencies);
        var errors = new List<FieldError>();
        Line(Number, "number", "请填写决定书文号。");
        if (agencies.Find(Agency) is null)
            errors.Add(new FieldError("agency", "请选择作出决定的机关。"));
        if (Kind is null)
            errors.Add(new FieldError("kind", "请选择哪里不对。"));
        Text(Statement, "statement", "请说明哪一处不对、为什么不对。");
        Text(Correct, "correct", missing: null);
        if (sent.FileProblem is { } problem)
            errors.Add(new FieldError("files", problem));
        Line(Name, "name", "请填写您的姓名或者单位名称。");
        Line(Contact, "contact", missing: null);
        Line(AccessCode, "code", missing: null);
        Line(Tail, "tail", missing: null);
        return this with { Errors = errors };

        void Line(string value, string field, string? missing) => Hold(value, field, missing, CorrectionMessage.LongestLine, lines: false);

        void Text(string value, string field, string? missing) => Hold(value, field, missing, CorrectionMessage.LongestText, lines: true);

        void Hold(string value, string field, string? missing, int longest, bool lines)
        {
            if (value.Length == 0 && missing is not null)
                errors.Add(new FieldError(field, missing));
            else if (value.Length > longest)
                errors.Add(new FieldError(field, $"请不要超过 {longest} 字。"));
            else if (!CorrectionMessage.IsPlain(value, lines))
                errors.Add(new FieldError(field, "这里有看不见的控制字符，请重新输入，不要粘贴。"));
        }
    }

    /// <summary>The message to be sealed; the form was checked and has no errors.</summary>
    public CorrectionMessage Message(SentForm sent, RequestReceipt receipt, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(sent);
        ArgumentNullException.ThrowIfNull(receipt);
        return new CorrectionMessage
        {
            Number = receipt.Number,
            Code = receipt.Code,
            SentAt = at,
            RecordId = RecordId.Length is > 0 and <= CorrectionMessage.LongestLine && CorrectionMessage.IsPlain(RecordId, lines: false) ? RecordId : null,
            DocumentNumber = Number,
            AgencyCode = Agency,
            Kind = Kind ?? throw new InvalidOperationException("The form was not checked."),
            Statement = Statement,
            Correct = Correct,
            Name = Name,
            Contact = Contact,
            AccessCode = AccessCode,
            IdentityTail = Tail,
            Files = sent.Files,
        };
    }
}
