using System.Diagnostics.CodeAnalysis;
using Disclosure.Publisher.Cases;

namespace Disclosure.Publisher.Pages.Shared;

/// <summary>Reads a date as officials type it: 2026-10-14, 2026/10/14, 2026.10.14, 2026年10月14日, full-width too.</summary>
public static class LegalDateText
{
    /// <summary>False when the text is not a date of the calendar in one of the known forms.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out DateOnly date) => TypedDate.TryParse(text, out date);
}
