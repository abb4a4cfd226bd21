using Disclosure.PublicSite.Guarding;
using Disclosure.PublicSite.Snapshot;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Disclosure.PublicSite.Pages;

/// <summary>The page of every error. It is reached from inside only; asked for by its address it does not exist.</summary>
public sealed class ErrorModel(SnapshotHolder holder) : PageModel
{
    /// <summary>What happened.</summary>
    public string Heading { get; private set; } = string.Empty;

    /// <summary>What it means.</summary>
    public string Meaning { get; private set; } = string.Empty;

    /// <summary>What to do next.</summary>
    public string Advice { get; private set; } = string.Empty;

    /// <summary>Chooses the words of the status.</summary>
    public IActionResult OnGet()
    {
        if (HttpContext.Features.Get<FailedRequest>() is not { } failed)
            return NotFound();
        (Heading, Meaning, Advice) = failed.Status == StatusCodes.Status503ServiceUnavailable && holder.Progress is { } progress ? Words(progress) : Words(failed.Status);
        Response.Headers["X-Robots-Tag"] = "noarchive, noindex";
        return new PageResult { StatusCode = failed.Status };
    }

    private static (string Heading, string Meaning, string Advice) Words(BuildProgress progress) => (
        "正在准备查询",
        $"本站正在整理公示簿中的全部决定，共 {progress.All:N0} 条记录，已整理 {progress.Done:N0} 条。整理完之前不显示任何决定，以免您看到不完整的结果。",
        "请过几分钟再刷新本页。");

    private static (string Heading, string Meaning, string Advice) Words(int status) => status switch
    {
        StatusCodes.Status403Forbidden => ("没有接收", "这个表单不是从本站的页面提交的，本站没有接收。", "请打开本站的页面，在那里填写和提交。"),
        StatusCodes.Status408RequestTimeout => ("上传太慢", "表单和文件没有在限定的时间内传完，本站没有接收。", "请返回上一页，减少或者缩小证明文件后再提交。"),
        StatusCodes.Status413PayloadTooLarge => ("内容太大", "表单和文件合在一起太大，本站没有接收。", "请返回上一页，减少或者缩小证明文件后再提交。"),
        StatusCodes.Status404NotFound => ("没有这个页面", "您打开的地址在本站没有内容。", "请检查地址是否完整，或者直接查询决定。"),
        StatusCodes.Status410Gone => ("已停止公示", "该决定的内容已停止公示。", "您可以查询其他决定。"),
        StatusCodes.Status405MethodNotAllowed => ("不支持这种操作", "本站的这个页面只能阅读。", "请返回首页重新开始。"),
        StatusCodes.Status429TooManyRequests => ("访问过于频繁", "短时间内来自您网络的请求太多，本站暂时没有处理。", "请等几秒再刷新。需要批量数据的，请使用数据接口并放慢速度。"),
        StatusCodes.Status504GatewayTimeout => ("查询用时过长", "这个查询用时过长，已经停止，以免影响其他人查询。", "请减少查询词，或者先选定地区、机关、年份再查询。"),
        StatusCodes.Status503ServiceUnavailable => ("暂时不能显示决定", "本站正在确认内容是否最新。在确认之前不显示任何决定，以免您看到已经撤下的内容。", "请稍等片刻再刷新本页，通常只需要几秒。"),
        >= StatusCodes.Status500InternalServerError => ("本站出错了", "处理您的请求时，服务器出了问题。这不是您的操作造成的。", "请稍后再试。"),
        _ => ("无法处理这个请求", "本站看不懂这个请求。", "请返回首页重新开始。"),
    };
}
