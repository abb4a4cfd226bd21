using System.Text.Json;
using System.Text.Json.Nodes;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Intake;
using Disclosure.Records;
using Disclosure.Redactor.Cases;
using Microsoft.OpenApi;

namespace Disclosure.Publisher.Api;

/// <summary>
/// The schema of the metadata: every member that <see cref="MetadataReader"/> takes, with its limits. A test compares the two member by
/// member and limit by limit.
/// </summary>
internal static class MetadataSchema
{
    public static OpenApiSchema Create() => Object(
        "决定的元数据。未知字段、重复字段不接受；值为 null 与不写相同；字符串首尾的空白不计。没有写的，平台从文书中读取，读不出的退回补正。",
        ("documentNumber", Text("文号，一个机关内不得重复。", 100)),
        ("title", Text("案件名称，与文书一致。", FieldLimits.Title)),
        ("actType", Choice<ActType>("执法行为的种类：行政处罚 penalty、许可 license、强制 coercion、检查 inspection、征收 levy、征用 requisition、确认 confirmation、裁决 adjudication、奖励 award、给付 benefit、登记 registration、其他 other。")),
        ("decidedOn", Date("作出决定的日期，不得晚于今天。")),
        ("violatedOn", Date("违法行为的日期，不得晚于作出决定的日期。")),
        ("sector", Text("领域，例如“市场监管”。", FieldLimits.Sector)),
        ("procedure", Choice<DecisionProcedure>("程序：普通程序 ordinary，简易程序 simple。")),
        ("mode", Choice<DisclosureMode>("公开方式：摘要 summary，全文 fullText；不写的按平台规则。")),
        ("parties", List("当事人。", FieldLimits.People, Party())),
        ("people", List("文书中出现的其他自然人，用于隐去姓名。", FieldLimits.People, Person())),
        ("summary", Object(
            "机关自己写的摘要各项，与文书一样经过隐去和核验。",
            ("facts", Text("违法事实，可分行。", FieldLimits.Summary)),
            ("basis", Text("法律依据，可分行。", FieldLimits.Summary)),
            ("decision", Text("执法决定，可分行。", FieldLimits.Summary)))),
        ("penaltyKinds", List("处罚的种类，例如“罚款”。", FieldLimits.PenaltyKinds, Text("一种。", FieldLimits.PenaltyKind))),
        ("fineYuan", new OpenApiSchema { Type = JsonSchemaType.Number, Description = "罚款金额，单位元，至多两位小数。", Minimum = "0", Maximum = $"{FieldLimits.Fine}" }),
        ("secrecyReview", Object(
            "已在推送前完成的保密审查（保守国家秘密法第三十五条）；不写的，由审核人在工作台登记。",
            ["reviewer", "reviewedOn", "conclusion"],
            ("reviewer", Text("审查人。", 50)),
            ("reviewedOn", Date("审查日期。")),
            ("conclusion", Choice<SecrecyConclusion>("结论：可以公开 publishable，不得公开 notPublishable。")))),
        ("legalReview", Object(
            "作出决定前的法制审核；重大执法决定应有，没有的只作监督提示。",
            ["opinionNumber", "reviewedOn"],
            ("opinionNumber", Text("审核意见的文号。", 100)),
            ("reviewedOn", Date("审核日期。")),
            ("reviewer", Text("审核人，不公开。", 50)))),
        ("seriesId", Text("系列案件的编号：同一系列中有未办结的，先暂缓公开。", 100)),
        ("amendment", Object(
            "更正已公开的决定：写了这一项，同一文号的决定成为新的版本；须同时写 documentNumber。",
            ["kind", "reason"],
            ("kind", Choice<AmendmentKind>("种类：更正 correction，仅涉及案件名称、领域的写法 technical，改动了其他内容的退回。")),
            ("reason", Text("理由，可分行，不公开。", 1000)),
            ("note", Text("公开的更正说明，写明哪一项不准确，不得写姓名、名称。改动了文书、当事人、日期、金额、依据、决定等内容的必须填写，没有的退回补正。", FieldLimits.Note)))));

    private static OpenApiSchema Party() => Object(
        "一个当事人。",
        ["name", "kind"],
        ("name", Text("姓名或者名称，与文书一致。", FieldLimits.Name)),
        ("kind", Choice<PartyKind>("自然人 naturalPerson，法人或者其他组织 organisation，个体工商户 proprietorship。")),
        ("citizenId", Pattern("公民身份号码，只用于核对和隐去；组织不得填写。", @"^(\d{15}|\d{17}[\dXx])$")),
        ("birthDate", Date("出生日期，只用于判断是否成年；组织不得填写。")),
        ("creditCode", Pattern("统一社会信用代码。", "^[0-9A-Za-z]{18}$")),
        ("legalRepresentative", Text("法定代表人。", FieldLimits.Name)),
        ("proprietor", Text("个体工商户的经营者。", FieldLimits.Name)));

    private static OpenApiSchema Person() => Object(
        "一个自然人。",
        ["name", "role"],
        ("name", Text("姓名。", FieldLimits.Name)),
        ("role", Choice<PersonRole>("身份：当事人 party、法定代表人 legalRepresentative、负责人 personInCharge、经营者 proprietor、执行事务合伙人 managingPartner、执法人员 officer、证人 witness、代理人 agent、举报人和投诉人 complainant、未成年人 minor、其他 other。")));

    private static OpenApiSchema Object(string description, params (string Name, IOpenApiSchema Schema)[] members) => Object(description, [], members);

    private static OpenApiSchema Object(string description, string[] required, params (string Name, IOpenApiSchema Schema)[] members) => new()
    {
        Type = JsonSchemaType.Object,
        Description = description,
        Required = required.ToHashSet(StringComparer.Ordinal),
        AdditionalPropertiesAllowed = false,
        Properties = members.ToDictionary(member => member.Name, member => member.Schema, StringComparer.Ordinal),
    };

    private static OpenApiSchema List(string description, int maximum, OpenApiSchema item) =>
        new() { Type = JsonSchemaType.Array, Description = description, MaxItems = maximum, Items = item };

    private static OpenApiSchema Text(string description, int maximum) =>
        new() { Type = JsonSchemaType.String, Description = description, MinLength = 1, MaxLength = maximum };

    private static OpenApiSchema Pattern(string description, string pattern) => new() { Type = JsonSchemaType.String, Description = description, Pattern = pattern };

    private static OpenApiSchema Date(string description) => new() { Type = JsonSchemaType.String, Format = "date", Description = description };

    private static OpenApiSchema Choice<T>(string description)
        where T : struct, Enum => new()
        {
            Type = JsonSchemaType.String,
            Description = description,
            Enum = [.. Enum.GetNames<T>().Select(name => (JsonNode)JsonNamingPolicy.CamelCase.ConvertName(name))],
        };
}
