using Microsoft.AspNetCore.Http.Json;

namespace Disclosure.PublicSite.Api;

/// <summary>The OpenAPI description at <c>/openapi/v1.json</c>.</summary>
public static class SiteDescription
{
    /// <summary>Adds it.</summary>
    public static void Add(IServiceCollection services)
    {
        // The description is written from the options that Results.Json is given by hand elsewhere.
        services.Configure<JsonOptions>(options =>
        {
            options.SerializerOptions.Encoder = ApiProblem.Json.Encoder;
            options.SerializerOptions.DefaultIgnoreCondition = ApiProblem.Json.DefaultIgnoreCondition;
            foreach (var converter in ApiProblem.Json.Converters)
                options.SerializerOptions.Converters.Add(converter);
        });
        services.AddOpenApi("v1", options => options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "行政执法决定数据接口";
            document.Info.Version = "1";
            document.Info.Description =
                "读取已公开的行政执法决定。全部为只读，不需要密钥。参数中的汉字须以 UTF-8 做百分号编码（命令行可用 curl -G --data-urlencode）。每个答复带有 ETag，用 If-None-Match 再次请求时，没有变动的返回 304。"
                + "决定撤下后，其内容在所有接口中同时消失，其地址返回 410 和公告。请以接口返回的当前内容为准，不要长期保存副本。";
            document.Servers?.Clear();
            foreach (var operation in document.Paths.Values.SelectMany(path => path.Operations ?? []).Select(pair => pair.Value))
                ApiExamples.Describe(operation);
            return Task.CompletedTask;
        }));
    }
}
