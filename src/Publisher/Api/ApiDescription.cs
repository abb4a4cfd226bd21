using Disclosure.Publisher.Intake;
using Disclosure.Publisher.Settings;
using Microsoft.OpenApi;

namespace Disclosure.Publisher.Api;

/// <summary>The OpenAPI document at <c>/openapi/v1.json</c>: what the framework cannot see for itself is said here.</summary>
internal static class ApiDescription
{
    private const string About =
        """
        执法机关推送行政执法决定、查询办理状态的接口。每个请求在 X-Api-Key 中带本机关的密钥。出错时答复 application/problem+json（RFC 9457），
        errors 逐项写明字段和规则，不重复所报送的内容。推送成功（202）即已保存，不会丢失；没有收到答复的，用同一 Idempotency-Key 重新推送。
        """;

    public static void Add(IServiceCollection services, DeskOptions desk) => services.AddOpenApi("v1", options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "行政执法公示平台：推送接口", Version = "v1", Description = About };
            document.Servers = null;
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
            document.Components.SecuritySchemes[ApiKeyAuthentication.SchemeName] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = ApiKeyAuthentication.Header,
                Description = "本机关的接口密钥，由本机关管理员签发，限定用途（推送、查询）和期限。",
            };
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(ApiKeyAuthentication.SchemeName, document)] = [] }];
            document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
            document.Components.Schemas["Metadata"] = MetadataSchema.Create();
            document.Components.Schemas["Problem"] = ApiResponses.ProblemSchema();
            foreach (var operation in document.Paths.Values.SelectMany(path => path.Operations ?? []).Select(pair => pair.Value))
            {
                if (string.Equals(operation.OperationId, DecisionEndpoints.PushOperation, StringComparison.Ordinal))
                {
                    DescribePush(operation, document, desk.MaximumDocumentBytes);
                }
                else if (string.Equals(operation.OperationId, DecisionEndpoints.ReadOperation, StringComparison.Ordinal))
                {
                    DescribeRead(operation, document);
                }
            }

            return Task.CompletedTask;
        });
    });

    private static void DescribePush(OpenApiOperation operation, OpenApiDocument document, int maximumDocument)
    {
        operation.Summary = "推送一份行政执法决定";
        operation.Description = "文书在内存中读取并查找密级标志，之后加密保存。推送同一文号的决定：正在办理的须先退回；已公开的须写 amendment，成为新的版本。";
        operation.Parameters =
        [
            new OpenApiParameter
            {
                Name = DecisionEndpoints.IdempotencyHeader,
                In = ParameterLocation.Header,
                Required = true,
                Description = "客户端为这次推送所起的名称，可见的 ASCII 字符；同一键、同一内容可以安全重试，答复相同；同一键、其他内容答复 409。",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = DecisionEndpoints.MaximumIdempotencyKey, Pattern = "^[!-~]+$" },
                Example = ApiExamples.IdempotencyKey,
            },
        ];
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Description = $"multipart/form-data，两部分各一次：metadata 至多 {PushReader.MaximumMetadataBytes} 字节，document 至多 {maximumDocument} 字节。",
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                ["multipart/form-data"] = new()
                {
                    Schema = new OpenApiSchema
                    {
                        Type = JsonSchemaType.Object,
                        Required = new HashSet<string>(StringComparer.Ordinal) { PushReader.MetadataPart, PushReader.DocumentPart },
                        Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
                        {
                            [PushReader.MetadataPart] = new OpenApiSchemaReference("Metadata", document),
                            [PushReader.DocumentPart] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary", Description = "送达的文书，须带文件名：.docx、.doc、.wps、.rtf、.odt、.txt（UTF-8、GB18030）、.html，或者带文字层的 .pdf；扫描件和加密的文件会退回。" },
                        },
                    },
                    Examples = ApiExamples.Pushes,
                    Encoding = new Dictionary<string, OpenApiEncoding>(StringComparer.Ordinal) { [PushReader.MetadataPart] = new() { ContentType = "application/json" } },
                },
            },
        };
        ApiResponses.Describe(operation, StatusCodes.Status202Accepted, "已保存，开始办理。", new Dictionary<string, IOpenApiExample>(StringComparer.Ordinal) { ["accepted"] = ApiExamples.Of("已保存", ApiExamples.Accepted) });
        operation.Responses!["202"].Headers!["Location"] = new OpenApiHeader
        {
            Description = "查询状态的地址。", Schema = new OpenApiSchema { Type = JsonSchemaType.String }, Example = ApiExamples.Accepted.StatusUrl,
        };
        ApiResponses.DescribeProblems(operation, document, ApiResponses.OfPush);
    }

    private static void DescribeRead(OpenApiOperation operation, OpenApiDocument document)
    {
        operation.Summary = "查询一个案件的状态";
        operation.Description = "只答复本机关的案件：状态、发现各类应隐去内容的个数、不予公开或者暂缓的依据、需要补正的事项。";
        if (operation.Parameters?.OfType<OpenApiParameter>().FirstOrDefault() is { } caseId)
        {
            caseId.Description = "推送时答复的 caseId。";
            caseId.Example = ApiExamples.CaseId;
        }

        ApiResponses.Describe(operation, StatusCodes.Status200OK, "案件的状态。", ApiExamples.Statuses);
        ApiResponses.DescribeProblems(operation, document, ApiResponses.OfRead);
    }
}
