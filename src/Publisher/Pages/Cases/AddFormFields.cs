namespace Disclosure.Publisher.Pages.Cases;

/// <summary>The form by which a reviewer adds what was missed, as it was filled in.</summary>
/// <param name="CaseId">Id of the case.</param>
/// <param name="Value">The value; null when not yet filled in.</param>
/// <param name="Kind">Its kind; null when not yet chosen.</param>
/// <param name="IsFocused">Whether the page opens with the value in hand.</param>
public sealed record AddFormFields(string CaseId, string? Value, string? Kind, bool IsFocused = false);
