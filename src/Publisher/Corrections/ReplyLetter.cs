using System.Globalization;
using System.Text.RegularExpressions;

namespace Disclosure.Publisher.Corrections;

/// <summary>What a template is filled with.</summary>
/// <param name="Name">The applicant.</param>
/// <param name="Number">The request's number, as it is printed.</param>
/// <param name="DocumentNumber">文号</param>
/// <param name="Agency">Name of the agency.</param>
/// <param name="On">The day of the answer.</param>
/// <param name="Reason">What the handler wrote.</param>
/// <param name="Remedies">Ways of remedy; empty where none belong.</param>
internal sealed partial record ReplyLetter(string Name, string Number, string DocumentNumber, string Agency, DateOnly On, string Reason, string Remedies = "")
{
    /// <summary>The letter. What is filled in is not looked at again: braces that somebody typed stay braces.</summary>
    public string Fill(string template) => Word().Replace(template, match => match.Groups["word"].Value switch
    {
        "name" => Name,
        "number" => Number,
        "documentNumber" => DocumentNumber,
        "agency" => Agency,
        "date" => On.ToString("yyyy年M月d日", CultureInfo.InvariantCulture),
        "reason" => Reason,
        "remedies" => Remedies,
        _ => match.Value,
    });

    [GeneratedRegex(@"\{(?<word>[A-Za-z]+)\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
