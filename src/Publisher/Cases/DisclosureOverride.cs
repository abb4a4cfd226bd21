using System.Globalization;

namespace Disclosure.Publisher.Cases;

/// <summary>Why two people let a decision be published that was stopped for a commercial secret or privacy (公示办法 Art. 11).</summary>
public enum OverrideBasis
{
    /// <summary>权利人同意公开 (Art. 11(2))</summary>
    Consent = 1,

    /// <summary>不公开可能对公共利益造成重大影响 (Art. 11(2))</summary>
    PublicInterest,

    /// <summary>情形不成立: the ground was looked into and does not, or no longer, apply.</summary>
    NotApplicable,
}

/// <summary>Chinese names of <see cref="OverrideBasis"/>.</summary>
public static class OverrideBasisNames
{
    /// <summary>The name on screen and in the audit.</summary>
    public static string Chinese(this OverrideBasis basis) => basis switch
    {
        OverrideBasis.Consent => "权利人同意公开",
        OverrideBasis.PublicInterest => "不公开可能对公共利益造成重大影响",
        OverrideBasis.NotApplicable => "情形不成立",
        _ => throw new ArgumentOutOfRangeException(nameof(basis), basis, "Not a defined basis."),
    };
}

/// <summary>What one person proposes and another confirms.</summary>
public sealed record DisclosureOverride
{
    /// <summary>Why.</summary>
    public required OverrideBasis Basis { get; init; }

    /// <summary>The document in which the 权利人 consents, or that holds the finding; null where a finding has none.</summary>
    public string? Document { get; init; }

    /// <summary>The day of that document; null where there is none.</summary>
    public DateOnly? DocumentOn { get; init; }

    /// <summary>What the finding rests on; null where consent needs no more words.</summary>
    public string? Reason { get; init; }

    /// <summary>Clauses of the grounds on which the case stood stopped when it was proposed, each once; it lets go of these and of no others.</summary>
    public IReadOnlyList<string> Clauses { get; init; } = [];

    /// <summary>Account that proposed it.</summary>
    public string Proposer { get; init; } = string.Empty;

    /// <summary>Accounts in whose place it was proposed; empty when in the proposer's own right.</summary>
    public IReadOnlyList<string> ProposedFor { get; init; } = [];

    /// <summary>When it was proposed, milliseconds since 1970-01-01 UTC; what is confirmed must be what was seen.</summary>
    public long ProposedAt { get; init; }

    /// <summary>Account that confirmed it; null until then.</summary>
    public string? Confirmer { get; init; }

    /// <summary>When it was confirmed, milliseconds since 1970-01-01 UTC; null until then.</summary>
    public long? ConfirmedAt { get; init; }

    /// <summary>Whether two people stand behind it.</summary>
    public bool IsConfirmed => Confirmer is not null;

    /// <summary>Whether two people have let grounds of a clause go.</summary>
    public bool Covers(string clause) => IsConfirmed && Clauses.Contains(clause, StringComparer.Ordinal);
}

/// <summary>Checks what is proposed.</summary>
internal static class DisclosureOverrides
{
    private const int DocumentLength = 200;
    private const int ReasonLength = 1000;
    private static readonly TimeSpan ChinaOffset = TimeSpan.FromHours(8);

    /// <summary>What is wrong with a proposal; empty when nothing is.</summary>
    public static IReadOnlyList<CaseMessage> Errors(DisclosureOverride proposal, TimeProvider time)
    {
        var errors = new List<CaseMessage>();
        var isConsent = proposal.Basis is OverrideBasis.Consent;
        if (!Enum.IsDefined(proposal.Basis))
        {
            errors.Add(new CaseMessage("basis", "known", "请选择公开的依据。"));
        }

        Text(proposal.Document, "document", "文书名称或者文号", DocumentLength, lines: false, isConsent);
        if (isConsent && proposal.DocumentOn is null)
        {
            errors.Add(new CaseMessage("documentOn", "required", "请填写权利人同意的日期。"));
        }

        if (proposal.DocumentOn > DateOnly.FromDateTime(time.GetUtcNow().ToOffset(ChinaOffset).DateTime))
        {
            errors.Add(new CaseMessage("documentOn", "not-in-future", "文书日期不得晚于今天。"));
        }

        var finding = proposal.Basis is OverrideBasis.NotApplicable ? "情形不成立的理由" : "公共利益的认定理由";
        Text(proposal.Reason, "reason", finding, ReasonLength, lines: true, proposal.Basis is OverrideBasis.PublicInterest or OverrideBasis.NotApplicable);
        return errors;

        void Text(string? value, string field, string name, int length, bool lines, bool required)
        {
            var text = value?.Trim() ?? string.Empty;
            if (text.Length == 0 && required)
            {
                errors.Add(new CaseMessage(field, "required", $"请填写{name}。"));
            }
            else if (text.Length > length)
            {
                errors.Add(new CaseMessage(field, "length", $"{name}不得超过 {length.ToString(CultureInfo.InvariantCulture)} 字。"));
            }
            else if (!PlainText.IsClean(text, lines))
            {
                errors.Add(new CaseMessage(field, "characters", $"{name}含有不允许的字符。"));
            }
        }
    }
}
