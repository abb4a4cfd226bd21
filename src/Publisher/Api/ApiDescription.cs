using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Disclosure.Publisher.Api;

/// <summary>The OpenAPI document at <c>/openapi/v1.json</c>: what the framework cannot see for itself is said here.</summary>
internal static class ApiDescription
{
    private const string MetadataExample =
        """
        {"documentNumber":"景市监处罚〔2026〕12号","title":"景洪某某商贸有限公司经营过期食品案","actType":"penalty","decidedOn":"2026-03-02",
         "parties":[{"name":"景洪某某商贸有限公司","kind":"organisation","creditCode":"91532801MA6K000000","legalRepresentative":"岩温"}],
         "penaltyKinds":["罚款"],"fineYuan":5000,
         "secrecyReview":{"reviewer":"某某","reviewedOn":"2026-03-03","conclusion":"publishable"}}
        """;

    public static void Add(IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "Disclosure desk", Version = "v1", Description = "行政执法决定推送接口" };
            document.Servers = null;
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
            document.Components.SecuritySchemes[ApiKeyAuthentication.SchemeName] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = ApiKeyAuthentication.Header,
            };
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(ApiKeyAuthentication.SchemeName, document)] = [] }];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, _, _) =>
        {
            if (string.Equals(operation.OperationId, "pushDecision", StringComparison.Ordinal))
            {
                DescribePush(operation);
            }

            return Task.CompletedTask;
        });
    });

    private static void DescribePush(OpenApiOperation operation)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = DecisionEndpoints.IdempotencyHeader,
            In = ParameterLocation.Header,
            Required = true,
            Description = "客户端为这次推送所起的名称，至多 200 个字符；同一键、同一内容可以安全重试。",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 200 },
        });
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                ["multipart/form-data"] = new()
                {
                    Schema = new OpenApiSchema
                    {
                        Type = JsonSchemaType.Object,
                        Required = new HashSet<string>(StringComparer.Ordinal) { "metadata", "document" },
                        Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
                        {
                            ["metadata"] = new OpenApiSchema { Type = JsonSchemaType.Object, Description = "JSON，未知字段不接受。", Examples = [JsonNode.Parse(MetadataExample)!] },
                            ["document"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary", Description = "送达的文书：.docx、.txt 或者 .html，须带文件名。" },
                        },
                    },
                    Encoding = new Dictionary<string, OpenApiEncoding>(StringComparer.Ordinal) { ["metadata"] = new() { ContentType = "application/json" } },
                },
            },
        };
    }
}
