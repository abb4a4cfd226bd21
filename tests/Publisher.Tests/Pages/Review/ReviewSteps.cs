using System.Net;
using AngleSharp.Html.Dom;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Review;
using Disclosure.Redactor.Findings;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Pages.Review;

/// <summary>Cases that a test acts upon, and what a reviewer does before.</summary>
internal static class ReviewSteps
{
    /// <summary>One after another, as a person without script would; each answer leads to the next question.</summary>
    public static async Task<IHtmlDocument> AnswerAsync(DeskBrowser browser, string caseId)
    {
        var page = await browser.PageAsync($"/cases/{caseId}");
        while (page.QuerySelector("#next button[name=Accept]") is { } button)
        {
            var answer = await browser.SubmitAsync(page, $"/cases/{caseId}/correct?handler=Judge", ("Accept", button.GetAttribute("value")!));
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.EndsWith("#next", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
            page = await browser.PageAsync(answer.Headers.Location!.OriginalString.Split('#')[0]);
        }

        Assert.Null(page.QuerySelector("button[name=Accept]"));
        return page;
    }

    public static async Task<IHtmlDocument> OpenAsync(this SeededDesk desk, DeskBrowser browser, string id, CaseState state, bool reviewed = false)
    {
        await desk.AddAsync(Sample(id, state, reviewed));
        return await browser.PageAsync($"/cases/{id}");
    }

    public static async Task<IHtmlDocument> OpenAsync(this SeededDesk desk, DeskBrowser browser, string id, CaseState state, params IReadOnlyList<string> clauses)
    {
        await desk.AddAsync(Sample(id, state, reviewed: false) with { Grounds = [.. clauses.Select(clause => new Ground(clause, "正文第 7 段。"))] });
        return await browser.PageAsync($"/cases/{id}");
    }

    public static SampleCase Sample(string id, CaseState state, bool reviewed) => new()
    {
        CaseId = id,
        State = state,
        DocumentNumber = $"昆市监处罚〔2026〕{id}号",
        Title = "昆明某食品有限公司案",
        SecrecyReview = reviewed ? new SecrecyReview { Reviewer = "杨立群", ReviewedOn = new DateOnly(2026, 10, 15), Conclusion = SecrecyConclusion.Publishable } : null,
    };
}
