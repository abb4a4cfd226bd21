using System.Text;
using Disclosure.Redactor.Text;

namespace Disclosure.Publisher.Cases;

/// <summary>How a value that a person gives stands in a text: as given, or else with blanks and line ends in between, in another width.</summary>
internal static class ServedForms
{
    /// <summary>Each form in which a value stands in a text, once, as the text has it; empty when it does not.</summary>
    public static IReadOnlyList<string> Of(string text, string value)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentException.ThrowIfNullOrEmpty(value);
        if (text.Contains(value, StringComparison.Ordinal))
        {
            return [value];
        }

        var sought = Joined(TextFolder.Fold(value), starts: null);
        if (sought.Length == 0)
        {
            return [];
        }

        var folded = TextFolder.Fold(text);
        var starts = new List<int>(folded.Length);
        var joined = Joined(folded, starts);
        var forms = new List<string>();
        for (var at = joined.IndexOf(sought, StringComparison.Ordinal); at >= 0; at = joined.IndexOf(sought, at + sought.Length, StringComparison.Ordinal))
        {
            var range = folded.ToOriginal(starts[at], starts[at + sought.Length - 1] + 1);
            var form = text[range.Start..range.End];
            if (!forms.Contains(form, StringComparer.Ordinal))
            {
                forms.Add(form);
            }
        }

        return forms;
    }

    // A line of its own begins a new paragraph or a new cell; within a value it is only where the line was full.
    private static string Joined(FoldedText folded, List<int>? starts)
    {
        var builder = new StringBuilder(folded.Length);
        for (var at = 0; at < folded.Length; at++)
        {
            if (folded.Value[at] is not (' ' or '\n' or '\t'))
            {
                builder.Append(folded.Value[at]);
                starts?.Add(at);
            }
        }

        return builder.ToString();
    }
}
