using Disclosure.Publisher.Agencies;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Disclosure.Publisher.Pages.Accounts;

/// <summary>Ends the session; only a post does, so that no link or image can.</summary>
public sealed class SignOutModel : PageModel
{
    /// <summary>Ends the session.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await HttpContext.SignOutAsync(DeskUser.Scheme);
        return LocalRedirect("/sign-in?out=true");
    }
}
