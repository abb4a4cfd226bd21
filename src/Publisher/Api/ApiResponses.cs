using System.Globalization;
using Disclosure.Publisher.Cases;
using Microsoft.OpenApi;

namespace Disclosure.Publisher.Api;

/// <summary>The answers in the description: every problem that can come, with the very words it comes with.</summary>
internal static class ApiResponses
{
    private static readonly Problem[] Common =
    [
        Problems.Unauthorized, Problems.Scope, Problems.NoAddress, Problems.Method, Problems.LongAddress, Problems.TooMany, Problems.LargeHead, Problems.Internal, Problems.Unavailable,
    ];

    /// <summary>What a push may be answered with.</summary>
    public static IReadOnlyList<Problem> OfPush { get; } =
    [
        .. Common,
        Problems.Invalid([new CaseMessage("decidedOn", "date", "应为 yyyy-MM-dd 格式的日期。"), new CaseMessage("parties[0].kind", "required", "必填。")]),
        Problems.TooSlow,
        Problems.DuplicateNumber(ApiExamples.CaseId, CaseState.InReview),
        Problems.NothingToAmend,
        Problems.AmendmentUnderWay(ApiExamples.CaseId),
        Problems.KeyReused,
        Problems.TooLarge([new CaseMessage("document", "too-large", "不得超过 20971520 字节。")]),
        Problems.WrongType,
        Problems.SecrecyMarked,
    ];

    /// <summary>What a question for a state may be answered with.</summary>
    public static IReadOnlyList<Problem> OfRead { get; } = [.. Common, Problems.NoCase];

    /// <summary>Adds an answer that is no problem, with its examples.</summary>
    public static void Describe(OpenApiOperation operation, int status, string description, IDictionary<string, IOpenApiExample> examples)
    {
        operation.Responses ??= [];
        var code = status.ToString(CultureInfo.InvariantCulture);
        OpenApiMediaType? generated = null;
        if (operation.Responses.TryGetValue(code, out var known))
        {
            known.Content?.TryGetValue("application/json", out generated);
        }

        operation.Responses[code] = new OpenApiResponse
        {
            Description = description,
            Headers = new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal),
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { ["application/json"] = new() { Schema = generated?.Schema, Examples = examples } },
        };
    }

    /// <summary>Adds the problems, an answer for each status, an example for each kind.</summary>
    public static void DescribeProblems(OpenApiOperation operation, OpenApiDocument document, IEnumerable<Problem> problems)
    {
        foreach (var status in problems.GroupBy(problem => problem.Status).OrderBy(group => group.Key))
        {
            var response = new OpenApiResponse
            {
                Description = string.Join('；', status.Select(problem => problem.Title)) + "。",
                Headers = new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal),
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
                {
                    [Problem.ContentType] = new()
                    {
                        Schema = new OpenApiSchemaReference("Problem", document),
                        Examples = status.ToDictionary(problem => problem.Type[(problem.Type.LastIndexOf(':') + 1)..], IOpenApiExample (problem) => ApiExamples.Of(problem.Title, problem), StringComparer.Ordinal),
                    },
                },
            };
            if (status.Key is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable)
            {
                response.Headers["Retry-After"] = new OpenApiHeader { Description = "多少秒以后重试。", Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1" }, Example = 1 };
            }

            if (status.Key == StatusCodes.Status405MethodNotAllowed)
            {
                response.Headers["Allow"] = new OpenApiHeader { Description = "可用的方法。", Schema = new OpenApiSchema { Type = JsonSchemaType.String }, Example = HttpMethods.Post };
            }

            operation.Responses![status.Key.ToString(CultureInfo.InvariantCulture)] = response;
        }
    }

    /// <summary>The schema of a problem.</summary>
    public static OpenApiSchema ProblemSchema()
    {
        static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };
        return new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "错误（RFC 9457）。",
            Required = new HashSet<string>(StringComparer.Ordinal) { "type", "title", "status", "detail", "errors" },
            Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
            {
                ["type"] = Text("错误的种类，固定的 URN；程序按它判断。"),
                ["title"] = Text("种类的名称。"),
                ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Description = "HTTP 状态码。" },
                ["detail"] = Text("可以怎样做。"),
                ["caseId"] = Text("挡住这次推送的案件；只在文号重复、已有更正时出现。"),
                ["errors"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.Array,
                    Description = "逐项写明字段和规则，不含所报送的内容。",
                    Items = new OpenApiSchema
                    {
                        Type = JsonSchemaType.Object,
                        Required = new HashSet<string>(StringComparer.Ordinal) { "field", "rule", "message" },
                        Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
                        {
                            ["field"] = Text("字段，例如 parties[0].kind、document、Idempotency-Key。"),
                            ["rule"] = Text("规则，例如 required；固定的词，程序可以判断。"),
                            ["message"] = Text("一句说明。"),
                        },
                    },
                },
            },
        };
    }
}
