using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Records;
using Disclosure.Redactor.Nondisclosure;

namespace Disclosure.Publisher.Withdrawals;

/// <summary>Whether an order says everything the law wants said.</summary>
internal static class WithdrawalChecks
{
    private const int ShortLength = 100;
    private const int LongLength = 2000;

    public static IReadOnlyList<CaseMessage> Errors(WithdrawalOrder order, DecisionRecord decision, TimeProvider time)
    {
        var errors = new List<CaseMessage>();
        if (!WithdrawalKinds.For(decision.ActType).Contains(order.Kind))
        {
            errors.Add(new CaseMessage("kind", "known", $"{decision.ActType.Chinese()}不适用这一撤下事由。"));
        }

        if (!Enum.IsDefined(order.Origin))
        {
            errors.Add(new CaseMessage("origin", "known", "请选择处理途径。"));
        }

        Text(order.Authority, "authority", "作出机关", ShortLength, lines: false);
        Text(order.AuthorityDocumentNumber, "authorityDocumentNumber", "文号", ShortLength, lines: false);
        Text(order.Content, "content", "内容", LongLength, lines: true);
        Text(order.Reason, "reason", "理由", LongLength, lines: true);
        var today = ChineseDay.Of(time.GetUtcNow());
        if (order.AuthorityDecidedOn > today)
        {
            errors.Add(new CaseMessage("authorityDecidedOn", "not-in-future", "作出日期不得晚于今天。"));
        }
        else if (order.AuthorityDecidedOn < decision.DecidedOn)
        {
            errors.Add(new CaseMessage("authorityDecidedOn", "not-before-decision", "作出日期不得早于原决定的日期。"));
        }

        if (order.LearnedOn > today)
        {
            errors.Add(new CaseMessage("learnedOn", "not-in-future", "知悉日期不得晚于今天。"));
        }
        else if (order.LearnedOn < order.AuthorityDecidedOn)
        {
            errors.Add(new CaseMessage("learnedOn", "not-before-making", "知悉日期不得早于作出日期。"));
        }

        return errors;

        void Text(string? value, string field, string name, int length, bool lines)
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                errors.Add(new CaseMessage(field, "required", $"请填写{name}。"));
            }
            else if (value.Trim().Length > length)
            {
                errors.Add(new CaseMessage(field, "length", $"{name}不得超过 {length} 字。"));
            }
            else if (!PlainText.IsClean(value.Trim(), lines))
            {
                errors.Add(new CaseMessage(field, "characters", $"{name}含有不允许的字符。"));
            }
            else if (SecrecyMarks.Contains(value))
            {
                errors.Add(new CaseMessage(field, "secrecy-mark", $"{name}含有密级标志。公告不得载有涉密内容。"));
            }
        }
    }
}
