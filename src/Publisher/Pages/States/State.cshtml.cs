using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Disclosure.Publisher.Pages.States;

/// <summary>What a person sees when a request came to nothing: what happened and what to do next, never why in technical words.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class StateModel : PageModel
{
    /// <summary>The page's heading.</summary>
    public string Heading { get; private set; } = string.Empty;

    /// <summary>What happened.</summary>
    public string Explanation { get; private set; } = string.Empty;

    /// <summary>What to do next.</summary>
    public string NextStep { get; private set; } = string.Empty;

    /// <summary>Number by which the operator finds the log lines; only for a failure of ours.</summary>
    public string? TraceId { get; private set; }

    /// <summary>Any method: the page is shown in place of the one that failed.</summary>
    public void OnGet(int code) => Show(code);

    /// <inheritdoc cref="OnGet"/>
    public void OnPost(int code) => Show(code);

    private void Show(int code)
    {
        // Typed into the address bar the page is a page that is not there.
        if (HttpContext.Response.StatusCode == StatusCodes.Status200OK)
        {
            code = StatusCodes.Status404NotFound;
            HttpContext.Response.StatusCode = code;
        }

        (Heading, Explanation, NextStep) = code switch
        {
            400 => ("请求不完整", "页面可能打开太久已经过期，或者提交的内容被改动过。没有任何改动被保存。", "请返回上一页，刷新后重新提交。"),
            403 => ("没有权限", "您的账号不能进行这项操作。", "如果工作需要，请联系本机关管理员。"),
            404 or 405 or 410 => ("没有这个页面", "地址有误，或者这件案件不属于您所在的机关。", "请从工作台首页重新进入。"),
            409 => ("案件状态已变化", "在您打开页面之后，另一位工作人员办理了这件案件。没有任何改动被保存。", "请重新打开案件查看现状。"),
            413 => ("内容过大", "提交的内容超过了允许的大小。没有任何改动被保存。", "请缩短后重新提交。"),
            429 => ("操作太频繁", "短时间内请求过多。", "请稍等一分钟再试。"),
            _ => ("系统出错了", "这是系统的问题，与您的操作无关。已办结的事项不受影响，正在提交的内容可能没有保存。", "请稍后重试；仍不成功，请联系管理员。"),
        };
        TraceId = code >= 500 ? Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier : null;
    }
}
