using AngleSharp.Html.Dom;

namespace Disclosure.Publisher.Tests.Intake;

/// <summary>What the mend form would send as it is shown.</summary>
internal static class MendForm
{
    public static IEnumerable<(string Name, string Value)> Of(IHtmlDocument page)
    {
        var form = page.QuerySelector("form[action$='/mend']")!;
        foreach (var input in form.QuerySelectorAll("input[type=text], input[type=hidden][name^=Parties]").OfType<IHtmlInputElement>())
        {
            yield return (input.Name!, input.Value);
        }

        foreach (var area in form.QuerySelectorAll("textarea").OfType<IHtmlTextAreaElement>())
        {
            yield return (area.Name!, area.Value);
        }

        foreach (var select in form.QuerySelectorAll("select").OfType<IHtmlSelectElement>())
        {
            yield return (select.Name!, select.Value ?? string.Empty);
        }
    }
}
