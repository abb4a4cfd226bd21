using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc;

namespace Disclosure.PublicSite.Api;

/// <summary>Problems of the API after RFC 9457, without a trace of the server's inside.</summary>
public static class ApiProblem
{
    /// <summary>How the API writes JSON: camel case, Chinese as it is, no nulls.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>The problem of a status, with an optional member <c>notice</c> for what was withdrawn.</summary>
    public static IResult Of(int status, ApiNotice? notice = null)
    {
        var (title, detail) = Words(status);
        var problem = new ProblemDetails
        {
            Type = string.Create(CultureInfo.InvariantCulture, $"https://www.rfc-editor.org/rfc/rfc9110#status.{status}"),
            Status = status,
            Title = title,
            Detail = detail,
        };
        if (notice is not null)
            problem.Extensions["notice"] = notice;
        return Results.Json(problem, Json, "application/problem+json", status);
    }

    private static (string Title, string Detail) Words(int status) => status switch
    {
        StatusCodes.Status400BadRequest => ("请求有误", "请求的参数不符合接口说明，请对照 /openapi/v1.json 检查。"),
        StatusCodes.Status404NotFound => ("没有找到", "这个地址没有内容，请检查标识是否完整。"),
        StatusCodes.Status405MethodNotAllowed => ("方法不受支持", "本接口只提供读取，请使用 GET。"),
        StatusCodes.Status410Gone => ("已停止公示", "该决定的内容已停止公示。"),
        StatusCodes.Status429TooManyRequests => ("请求过于频繁", "请稍候再试，间隔见 Retry-After。"),
        StatusCodes.Status504GatewayTimeout => ("查询用时过长", "这个查询用时过长，已经停止；请减少查询词或者增加条件。"),
        StatusCodes.Status503ServiceUnavailable => ("暂停提供内容", "本站暂时无法确认内容是否最新，因此不提供决定文本，请稍候再试。"),
        >= StatusCodes.Status500InternalServerError => ("服务出错", "服务器处理请求时出错，请稍候再试。"),
        _ => ("请求有误", "服务器无法处理这个请求。"),
    };
}
