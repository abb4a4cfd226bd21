using Disclosure.Publisher.Policies;

namespace Disclosure.Publisher.Corrections;

/// <summary>Templates of what parties are told; words in braces are filled in.</summary>
public sealed record ReplyTemplates
{
    /// <summary>Asks for more.</summary>
    public required string MoreNeeded { get; init; }

    /// <summary>Tells that it was corrected.</summary>
    public required string Corrected { get; init; }

    /// <summary>Refuses, with reasons and ways of remedy (公示办法 Art. 17).</summary>
    public required string Refused { get; init; }

    /// <summary>Tells to whom it was passed on (政府信息公开条例 Art. 41).</summary>
    public required string PassedOn { get; init; }

    /// <summary>Confirms that the party took it back.</summary>
    public required string Withdrawn { get; init; }
}

/// <summary>How requests for correction are answered; <c>config/corrections.json</c>.</summary>
public sealed record CorrectionsPolicy
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "corrections.json";

    /// <summary>Characters of a template, and of the ways of remedy, at most.</summary>
    public const int LongestText = 2000;

    private static readonly string[] Known = ["name", "number", "documentNumber", "agency", "date", "reason", "remedies"];

    /// <summary>Templates.</summary>
    public required ReplyTemplates Replies { get; init; }

    /// <summary>Ways of remedy as the form offers them; who answers may change them.</summary>
    public required string Remedies { get; init; }

    /// <summary>Reads the file.</summary>
    /// <exception cref="InvalidDataException">It is not such a policy; every error is listed.</exception>
    public static CorrectionsPolicy Read(string path) => PolicyFile.Read<CorrectionsPolicy>(path, "无法读取更正答复配置 (cannot read the policy of corrections)", static policy => policy.Errors());

    /// <summary>What is wrong; empty when nothing is.</summary>
    public IReadOnlyList<string> Errors()
    {
        var errors = new List<string>();
        Template(Replies.MoreNeeded, "replies.moreNeeded", ["number", "reason"]);
        Template(Replies.Corrected, "replies.corrected", ["number", "reason"]);
        Template(Replies.Refused, "replies.refused", ["number", "reason", "remedies"]);
        Template(Replies.PassedOn, "replies.passedOn", ["number", "reason"]);
        Template(Replies.Withdrawn, "replies.withdrawn", ["number"]);
        if (string.IsNullOrWhiteSpace(Remedies) || Remedies.Length > LongestText)
        {
            errors.Add($"remedies must be said, in at most {LongestText} characters.");
        }

        return errors;

        void Template(string text, string name, string[] needed)
        {
            if (text.Length > LongestText)
            {
                errors.Add($"{name} must be at most {LongestText} characters.");
            }

            errors.AddRange(needed.Where(word => !text.Contains('{' + word + '}', StringComparison.Ordinal)).Select(word => $"{name} must hold {{{word}}}."));
            var bare = Known.Aggregate(text, static (rest, word) => rest.Replace('{' + word + '}', string.Empty, StringComparison.Ordinal));
            if (bare.AsSpan().ContainsAny('{', '}'))
            {
                errors.Add($"{name} holds braces around no known word.");
            }
        }
    }
}
