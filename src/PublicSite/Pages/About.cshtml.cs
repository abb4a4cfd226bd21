using Disclosure.Records;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Disclosure.PublicSite.Pages;

/// <summary>What the site is, by what law, and what it does with those who read it. Needs no snapshot.</summary>
public sealed class AboutModel(RedactionGrounds grounds) : PageModel
{
    /// <summary>Everything that may be hidden, with its ground.</summary>
    public IReadOnlyList<RedactionGround> Grounds { get; } = grounds.All;
}
