namespace Disclosure.Redactor.Verification.Renditions;

/// <summary>What an element of a rendition may be.</summary>
/// <param name="Name">Its name with its prefix.</param>
/// <param name="Parents">Elements that it may stand in; <c>/</c> for the root.</param>
/// <param name="Attributes">Its attributes, by name with prefix.</param>
/// <param name="HoldsText">Whether text may stand in it.</param>
internal sealed record MarkupRule(string Name, IReadOnlySet<string> Parents, IReadOnlyDictionary<string, AttributeRule> Attributes, bool HoldsText);

/// <summary>What an attribute may say: one of a few words, or a number too small to be a value that is hidden, bare or behind a word.</summary>
/// <param name="Words">The words.</param>
/// <param name="Numbers">What stands before a number, and its most digits.</param>
internal sealed record AttributeRule(IReadOnlySet<string> Words, IReadOnlyList<(string Before, int MostDigits)> Numbers)
{
    /// <summary>Whether it may say this.</summary>
    public bool Allows(string value)
    {
        if (Words.Contains(value))
            return true;
        foreach (var (before, most) in Numbers)
        {
            var digits = value.Length - before.Length;
            if (digits > 0 && digits <= most && value.StartsWith(before, StringComparison.Ordinal) && value.AsSpan(before.Length).IndexOfAnyExceptInRange('0', '9') < 0)
                return true;
        }

        return false;
    }
}
