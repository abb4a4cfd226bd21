namespace Disclosure.Publisher.Agencies;

/// <summary>What a password chosen by a person must be.</summary>
public sealed class PasswordRules
{
    /// <summary>File of the commonest passwords, one a line; lines that begin with # are remarks.</summary>
    public const string FileName = "common-passwords.txt";

    /// <summary>Fewest characters, as UTF-16 code units.</summary>
    public const int MinimumLength = 10;

    /// <summary>Most characters: hashing more is not worth its cost.</summary>
    public const int MaximumLength = 256;

    private readonly HashSet<string> _common;

    /// <summary>Rules with a list of the commonest passwords.</summary>
    public PasswordRules(IEnumerable<string> common) => _common = common.ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the list.</summary>
    /// <exception cref="InvalidDataException">The file cannot be read, or holds no password.</exception>
    public static PasswordRules Read(string path)
    {
        try
        {
            var lines = File.ReadAllLines(path).Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#').ToList();
            return lines.Count > 0 ? new PasswordRules(lines) : throw new InvalidDataException($"常用密码表是空的 (the list of common passwords is empty): {path}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"无法读取常用密码表 (cannot read the list of common passwords): {path}: {exception.Message}", exception);
        }
    }

    /// <summary>Why a password will not do for an account, in Chinese; null when it will.</summary>
    public string? Error(string account, string password)
    {
        ArgumentNullException.ThrowIfNull(password);
        return password.Length switch
        {
            < MinimumLength => $"密码至少 {MinimumLength} 个字符。",
            > MaximumLength => $"密码不得超过 {MaximumLength} 个字符。",
            _ when string.Equals(password, account, StringComparison.OrdinalIgnoreCase) => "密码不得与账号相同。",
            _ when _common.Contains(password) => "这个密码太常见，请换一个。",
            _ => null,
        };
    }
}
