using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Records;
using Disclosure.Redactor.Documents.Fields;

namespace Disclosure.Publisher.Processing;

/// <summary>Fills what the metadata lacks from the text, and names what is missing still (Art. 9(2), CX-14-1).</summary>
public sealed class FieldCompletion(PublicationPolicy policy, AgencyDirectory agencies)
{
    /// <summary>The fields, completed; what the agency said itself stays.</summary>
    public static CaseSubmission Complete(CaseSubmission submission, DecisionFields read)
    {
        ArgumentNullException.ThrowIfNull(submission);
        ArgumentNullException.ThrowIfNull(read);
        return submission with
        {
            DocumentNumber = submission.DocumentNumber ?? read.DocumentNumber,
            Title = submission.Title ?? read.Title,
            ActType = submission.ActType ?? read.ActType,
            DecidedOn = submission.DecidedOn ?? read.DecidedOn,
            Parties = PartyFacts.Recalled(submission.Parties.Count > 0 ? submission.Parties : read.Parties, submission.FormerParties),
            Summary = new SubmittedSummary
            {
                Facts = submission.Summary?.Facts ?? read.Facts,
                Basis = submission.Summary?.Basis ?? read.Basis,
                Decision = submission.Summary?.Decision ?? read.Decision,
            },
        };
    }

    /// <summary>How the decision was reached: as the agency says, else as its text tells; null when neither does, or they disagree.</summary>
    public DecisionProcedure? ProcedureOf(CaseSubmission submission, string text)
    {
        ArgumentNullException.ThrowIfNull(submission);
        var read = policy.ProcedureWords.Read(text);
        return submission.Procedure is null || read is null || submission.Procedure == read ? submission.Procedure ?? read : null;
    }

    /// <summary>An agency publishes what it decided itself (Art. 4(2)): the text must not name another agency of the platform as its author.</summary>
    public CaseMessage? ForeignAuthor(DecisionFields read, Agency agency) =>
        read.AgencyName is { } name && !string.Equals(name, agency.Name, StringComparison.Ordinal)
        && agencies.All.Any(other => string.Equals(other.Name, name, StringComparison.Ordinal))
            ? new CaseMessage("document", "own-agency", "文书的作出机关与推送机关不一致，只能推送本机关作出的决定。")
            : null;

    /// <summary>Why <see cref="ReadingStep"/> will send a decision back; empty when it will not.</summary>
    public IReadOnlyList<CaseMessage> Foresee(CaseSubmission submission, DecisionFields read, string agencyCode) =>
        agencies.Find(agencyCode) is { } agency && ForeignAuthor(read, agency) is { } foreign ? [foreign] : Missing(Complete(submission, read));

    /// <summary>What is wrong with the days of a decision: the violation tells whether somebody was a minor, and cannot come after it; null when nothing is.</summary>
    public static CaseMessage? WrongDates(CaseSubmission fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return fields.ViolatedOn > fields.DecidedOn
            ? new CaseMessage("violatedOn", "not-after-decision", "违法行为日期不得晚于决定日期。请核对决定日期；报送时填写的违法行为日期有误的，请重新推送。")
            : null;
    }

    /// <summary>What is missing for publication, or does not fit together; empty when nothing is.</summary>
    public IReadOnlyList<CaseMessage> Missing(CaseSubmission fields)
    {
        var missing = new List<CaseMessage>();
        Require(fields.DocumentNumber is not null, "documentNumber", "文号");
        Require(fields.Title is not null, "title", "案件名称");
        Require(fields.ActType is not null, "actType", "执法类别");
        Require(fields.DecidedOn is not null, "decidedOn", "作出决定的日期");
        Require(fields.Parties.Count > 0, "parties", "当事人");
        if (fields.ActType is { } actType && fields.Parties.Count > 0 && policy.ModeOf(fields) == DisclosureMode.Summary)
        {
            foreach (var name in policy.RequiredSummary(actType))
            {
                var text = name switch
                {
                    RecordBuilder.Facts => fields.Summary?.Facts,
                    RecordBuilder.Basis => fields.Summary?.Basis,
                    _ => fields.Summary?.Decision,
                };
                Require(!string.IsNullOrWhiteSpace(text), $"summary.{name}", $"摘要中的{RecordBuilder.ChineseName(name)}");
            }
        }

        if (WrongDates(fields) is { } wrong)
        {
            missing.Add(wrong);
        }

        return missing;

        void Require(bool present, string field, string chinese)
        {
            if (!present)
            {
                missing.Add(new CaseMessage(field, "required", $"缺少{chinese}：没有填写，也未能从文书中读出。"));
            }
        }
    }
}
