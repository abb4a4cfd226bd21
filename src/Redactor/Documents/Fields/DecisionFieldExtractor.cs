using System.Text.RegularExpressions;
using Disclosure.Records;

namespace Disclosure.Redactor.Documents.Fields;

/// <summary>Reads the fields of a decision (Art. 9(2)) from the usual layouts of Chinese enforcement documents.</summary>
public static partial class DecisionFieldExtractor
{
    private const int HeadLines = 15;

    /// <summary>What the text says; nothing of a text that is made to take long.</summary>
    public static DecisionFields Extract(SourceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        try
        {
            return Read(document);
        }
        catch (RegexMatchTimeoutException)
        {
            return new DecisionFields();
        }
    }

    /// <summary>The two days of <see cref="Extract"/> without the other fields, for those who need no more.</summary>
    internal static DecisionDates ExtractDates(SourceDocument document)
    {
        try
        {
            return DecisionDates.Read(document.Text);
        }
        catch (RegexMatchTimeoutException)
        {
            return default;
        }
    }

    private static DecisionFields Read(SourceDocument document)
    {
        var lines = document.Text.Split('\n').SelectMany(FieldLine.Read).ToList();
        var head = lines.Take(HeadLines).ToList();
        var number = head.Select(NumberIn).FirstOrDefault(found => found is not null);
        var heading = head.FirstOrDefault(line => Heading().IsMatch(line));
        var dates = DecisionDates.Read(document.Text);
        var sections = DecisionSections.Read(document.Text);
        return new DecisionFields
        {
            DocumentNumber = number,
            Title = CaseName(lines) ?? heading,
            AgencyName = Agency(lines, heading),
            ActType = ActTypeOf(heading, number),
            DecidedOn = dates.DecidedOn,
            ViolatedOn = dates.ViolatedOn,
            Parties = PartyReader.Read(lines),
            Facts = sections.Facts,
            Basis = sections.Basis,
            Decision = sections.Decision,
        };
    }

    private static string? NumberIn(string line) => Number().Match(line) is { Success: true } match ? match.Groups["number"].Value : null;

    private static string? CaseName(List<string> lines)
    {
        foreach (var line in lines)
        {
            if (CaseLabel().Match(line) is { Success: true } label)
                return label.Groups["name"].Value;
        }

        return lines.Select(line => CaseWords().Match(line)).FirstOrDefault(match => match.Success) is { } words ? words.Groups["name"].Value + "案" : null;
    }

    private static string? Agency(List<string> lines, string? heading)
    {
        for (var i = lines.Count - 1; i > 0 && i >= lines.Count - 6; i--)
        {
            if (FieldDates.Whole(lines[i]) is not null && AgencyName().IsMatch(lines[i - 1]))
                return lines[i - 1];
        }

        if (lines.Take(3).FirstOrDefault(line => AgencyName().IsMatch(line)) is { } own)
            return own;
        return heading is not null && AgencyInHeading().Match(heading) is { Success: true } match ? match.Groups["agency"].Value : null;
    }

    private static ActType? ActTypeOf(string? heading, string? number)
    {
        var words = $"{heading} {number}";
        (string Word, ActType Type)[] kinds =
        [
            ("复议", ActType.Other), ("处罚", ActType.Penalty), ("许可", ActType.License), ("审批", ActType.License), ("强制", ActType.Coercion), ("查封", ActType.Coercion),
            ("扣押", ActType.Coercion), ("拆除", ActType.Coercion), ("检查", ActType.Inspection), ("征收", ActType.Levy), ("征用", ActType.Requisition), ("确认", ActType.Confirmation), ("认定", ActType.Confirmation),
            ("裁决", ActType.Adjudication), ("奖励", ActType.Award), ("给付", ActType.Benefit), ("登记", ActType.Registration), ("罚", ActType.Penalty), ("许", ActType.License),
        ];
        foreach (var (word, type) in kinds)
        {
            if (words.Contains(word, StringComparison.Ordinal))
                return type;
        }

        return null;
    }

    [GeneratedRegex(@"^(文书)?(编号|文号|案号|决定书文号)?[:：]?(?<number>[（(]?[\u4e00-\u9fa5]{0,14}[）)]?[\u4e00-\u9fa5（）()]{0,14}[〔\[【（(［](19|20)\d{2}[〕\]】）)］]第?[^\s,，。;；:：]{0,12}?\d+(-\d+)*号)(附\d+)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"^[^，。：:；]{0,40}(决定书|审批件|许可证|通知书|清单|公告|意见书|登记表|批准书|裁决书|确认书|认定书|告知书)(（[^）]{1,10}）)?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^(案由|案件名称|案件名)[:：](?<name>[^。；]{2,60})", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex CaseLabel();

    [GeneratedRegex(@"^(当事人)?(因|关于)?(你|你们|你单位|你公司|其)?(?<name>[^，。：:；你我]{4,40})一案", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CaseWords();

    [GeneratedRegex(@"^[\u4e00-\u9fa5（）]{2,38}(局|委员会|人民政府|管委会|大队|支队|总队|中队|厅|署|海关|监管局|办公室|管理处|管理所)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex AgencyName();

    [GeneratedRegex(@"^(?<agency>[\u4e00-\u9fa5]{2,38}?(局|委员会|人民政府|大队|支队|总队|厅))(行政|责令|准予|实施|查封|关于|道路)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AgencyInHeading();
}
