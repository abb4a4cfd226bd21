using Disclosure.Gazette.Inbox;
using Disclosure.Publisher.Corrections;

namespace Disclosure.Publisher.Pages.Shared;

/// <summary>Requests for correction in words.</summary>
public static class RequestWords
{
    /// <summary>Which way it came.</summary>
    public static string Channel(RequestChannel channel) => channel switch
    {
        RequestChannel.Site => "公示网",
        RequestChannel.Telephone => "电话",
        _ => "当面",
    };

    /// <summary>The same, of a stored name.</summary>
    public static string Channel(string name) => Enum.TryParse<RequestChannel>(name, out var channel) ? Channel(channel) : name;

    /// <summary>How it was made sure who asks.</summary>
    public static string Identity(IdentityCheck identity) => identity switch
    {
        IdentityCheck.Open => "身份还没有核对",
        IdentityCheck.ByCode => "核验码和证号后四位相符",
        IdentityCheck.Seen => "当面核对证件",
        IdentityCheck.Called => "按案卷中的联系方式回访",
        _ => "不需要核对身份，谁提出都应当更正",
    };

    /// <summary>What the code of an audit entry tells, as <c>7K3M9-QPT2H/Refused</c>.</summary>
    public static string Coded(string code) => code.Split('/') is [var number, var word]
        ? $"{number}，{(Enum.TryParse<ReplyState>(word, out var state) ? state.Chinese() : Enum.TryParse<IdentityCheck>(word, out var identity) ? Identity(identity) : word)}"
        : code;
}
