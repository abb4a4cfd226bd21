using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Review;
using Disclosure.Redactor.Nondisclosure;

namespace Disclosure.Publisher.Amendments;

/// <summary>Whether an amendment is one, says everything it must, and may be called what it is called.</summary>
internal static class AmendmentChecks
{
    /// <summary>What is said of a note that names a party.</summary>
    public const string NoteNamesParty = "公开的更正说明不得写当事人的姓名、名称。";

    /// <summary>Whether the public note names one of the parties, as they were named or are to be.</summary>
    public static bool NamesParty(string note, IEnumerable<string> parties) => parties.Any(name => name.Length > 1 && note.Contains(name, StringComparison.Ordinal));

    /// <summary>What is wrong; empty when nothing is.</summary>
    /// <param name="amendment">As it is to be, tidy.</param>
    /// <param name="present">As it is.</param>
    /// <param name="changes">What differs.</param>
    /// <param name="technicalFields">Fields of which a change may be a matter of form.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    public static IReadOnlyList<CaseMessage> Errors(
        MetadataAmendment amendment, MetadataAmendment present, IReadOnlyList<string> changes, IReadOnlyList<string> technicalFields, DateOnly today)
    {
        var errors = new List<CaseMessage>();
        Text(amendment.Title, AmendedFields.Title, "案件名称", FieldLimits.Title, required: true);
        Text(amendment.Sector, AmendedFields.Sector, "领域", FieldLimits.Sector);
        Text(amendment.Facts, AmendedFields.Facts, "违法事实", FieldLimits.Summary, lines: true);
        Text(amendment.Basis, AmendedFields.Basis, "法律依据", FieldLimits.Summary, lines: true);
        Text(amendment.Decision, AmendedFields.Decision, "执法决定", FieldLimits.Summary, lines: true);
        Text(amendment.Reason, "reason", "更正的理由", ReasonRule.Length, lines: true, required: true);
        Text(amendment.Note ?? string.Empty, "note", "公开的更正说明", FieldLimits.Note, required: amendment.Kind is AmendmentKind.Correction);
        if (!Enum.IsDefined(amendment.ActType))
        {
            Wrong(AmendedFields.ActType, "known", "请选择执法类别。");
        }

        if (amendment.DecidedOn > today)
        {
            Wrong(AmendedFields.DecidedOn, "not-in-future", "决定日期不得晚于今天。");
        }
        else if (amendment.DecidedOn < FieldLimits.Earliest)
        {
            Wrong(AmendedFields.DecidedOn, "too-early", "决定日期过早。");
        }

        if (amendment.FineYuan is { } fine && !FieldLimits.IsFine(fine))
        {
            Wrong(AmendedFields.FineYuan, "amount", "罚款金额应为不小于零的数字，最多两位小数。");
        }

        if (amendment.PenaltyKinds.Count > FieldLimits.PenaltyKinds)
        {
            Wrong(AmendedFields.PenaltyKinds, "count", $"处罚种类最多 {FieldLimits.PenaltyKinds} 种。");
        }

        foreach (var kind in amendment.PenaltyKinds)
        {
            Text(kind, AmendedFields.PenaltyKinds, "处罚种类", FieldLimits.PenaltyKind);
        }

        // People are neither added nor left out here: the served text names them all.
        if (amendment.Parties.Count != present.Parties.Count || amendment.Parties.Any(party => !Enum.IsDefined(party.Kind)))
        {
            Wrong(AmendedFields.Parties, "count", "当事人的人数不能在这里改动。");
        }

        foreach (var party in amendment.Parties)
        {
            Text(party.Name, AmendedFields.Parties, "当事人", FieldLimits.Name, required: true);
        }

        if (amendment.Note is { } note && NamesParty(note, amendment.Parties.Concat(present.Parties).Select(party => party.Name)))
        {
            Wrong("note", "names-party", NoteNamesParty);
        }

        if (!Enum.IsDefined(amendment.Kind))
        {
            Wrong("kind", "known", "请选择更正的性质。");
        }
        else if (amendment.Kind is AmendmentKind.Technical && changes.Except(technicalFields, StringComparer.Ordinal).Any())
        {
            Wrong("kind", "not-technical", "改动了当事人、日期、金额、依据、决定等内容的，不是技术性修改，请选择“更正”并写明公开的更正说明。");
        }

        if (changes.Count == 0)
        {
            Wrong(AmendedFields.Title, "changed", "没有任何改动。请改正填错的项目。");
        }

        return errors;

        void Wrong(string field, string rule, string message)
        {
            if (!errors.Exists(error => string.Equals(error.Field, field, StringComparison.Ordinal)))
            {
                errors.Add(new CaseMessage(field, rule, message));
            }
        }

        void Text(string value, string field, string name, int length, bool lines = false, bool required = false)
        {
            if (required && value.Length == 0)
            {
                Wrong(field, "required", $"请填写{name}。");
            }
            else if (value.Length > length)
            {
                Wrong(field, "length", $"{name}不得超过 {length} 字。");
            }
            else if (!PlainText.IsClean(value, lines))
            {
                Wrong(field, "characters", $"{name}含有不允许的字符。");
            }
            else if (SecrecyMarks.Contains(value))
            {
                Wrong(field, "secrecy-mark", $"{name}含有密级标志。公开的信息不得载有涉密内容。");
            }
        }
    }
}
