using Disclosure.Publisher.Review;
using Disclosure.Redactor;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Findings;

namespace Disclosure.Publisher.Pages.Shared;

/// <summary>How findings are called on screen.</summary>
public static class FindingWords
{
    /// <summary>The Chinese word for a kind of value; an unknown kind is shown as it is written.</summary>
    public static string Kind(string kind) => kind switch
    {
        FindingKinds.Person => "姓名",
        FindingKinds.LegalRepresentative => "法定代表人姓名",
        FindingKinds.Address => "住址",
        FindingKinds.CitizenId => "身份证号码",
        FindingKinds.OtherId => "其他证件号码",
        FindingKinds.Phone => "电话号码",
        FindingKinds.Email => "电子邮箱",
        FindingKinds.InstantMessaging => "即时通信账号",
        FindingKinds.BankAccount => "银行账号",
        FindingKinds.PropertyCertificate => "权属证书编号",
        FindingKinds.Plate => "车辆号牌",
        FindingKinds.VehicleId => "车辆识别信息",
        FindingKinds.PropertyStatus => "财产状况",
        FindingKinds.BirthDate => "出生日期",
        FindingKinds.Organisation => "单位名称",
        FindingKinds.CreditCode => "统一社会信用代码",
        FindingKinds.DocumentNumber => "文号",
        _ => kind,
    };

    /// <summary>What a person is in the case.</summary>
    public static string Role(PersonRole role) => role switch
    {
        PersonRole.Party => "当事人",
        PersonRole.LegalRepresentative => "法定代表人",
        PersonRole.PersonInCharge => "负责人",
        PersonRole.Proprietor => "经营者",
        PersonRole.ManagingPartner => "执行事务合伙人",
        PersonRole.Officer => "执法人员",
        PersonRole.Witness => "证人",
        PersonRole.Agent => "代理人",
        PersonRole.Complainant => "举报人、投诉人",
        PersonRole.Minor => "未成年人",
        _ => "相关人员",
    };

    /// <summary>Kind and, for people, role: 姓名（执法人员）.</summary>
    public static string Name(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding.Role is { } role && string.Equals(finding.Kind, FindingKinds.Person, StringComparison.Ordinal)
            ? $"{Kind(finding.Kind)}（{Role(role)}）"
            : Kind(finding.Kind);
    }

    /// <summary>What becomes of it.</summary>
    public static string Action(FindingAction action) => action switch
    {
        FindingAction.Hide => "隐去",
        FindingAction.Generalise => "概括",
        FindingAction.Keep => "保留",
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "Not a defined action."),
    };

    /// <summary>What findings that are accepted together are called; an unknown group has no name.</summary>
    public static string Group(FindingGroup? group) => group switch
    {
        FindingGroup.Likely => "隐去，较有把握",
        FindingGroup.Certain => "隐去，很有把握",
        FindingGroup.Kept => "保留",
        _ => string.Empty,
    };

    /// <summary>Why a value was taken for what it is: the word near it and its check digit; empty when neither spoke.</summary>
    public static string Evidence(FindingTrace? trace)
    {
        var near = trace?.ContextWord is { Length: > 0 } word ? $"附近有“{word}”" : string.Empty;
        var check = trace?.Check switch
        {
            CheckDigit.Right => "校验码相符",
            CheckDigit.Wrong => "校验码不符，可能有笔误",
            _ => string.Empty,
        };
        return near.Length > 0 && check.Length > 0 ? $"{near}，{check}" : near + check;
    }
}
