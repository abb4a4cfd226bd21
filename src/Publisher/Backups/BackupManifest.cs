using System.Security.Cryptography;
using System.Text.Json;

namespace Disclosure.Publisher.Backups;

/// <summary>What a backup consists of; the last file that is written, and the first that is read.</summary>
internal sealed record BackupManifest
{
    public const string FileName = "manifest.json";
    public const string CurrentForm = "disclosure-backup-1";

    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Form of the backup.</summary>
    public required string Form { get; init; }

    /// <summary>When the stores were looked at, UTC.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Id of the master key without which it cannot be read.</summary>
    public required string MasterKey { get; init; }

    /// <summary>Entries of the gazette in it.</summary>
    public required long Entries { get; init; }

    /// <summary>SHA-256 by name of the file, lower-case hex.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }

    /// <exception cref="BackupRefusedException">There is none, or it is not one.</exception>
    public static BackupManifest Read(string folder)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(File.ReadAllBytes(Path.Combine(folder, FileName)), Written) is { Form: CurrentForm } manifest
                ? manifest
                : throw new JsonException();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new BackupRefusedException($"这里没有完整的备份 (no whole backup here): {folder}", exception);
        }
    }

    public string ToJson() => JsonSerializer.Serialize(this, Written);

    /// <exception cref="BackupRefusedException">A file is missing or is not the one that was written.</exception>
    public void Require(string folder, string name)
    {
        if (!Files.TryGetValue(name, out var hash) || !File.Exists(Path.Combine(folder, name)) || !string.Equals(hash, HashOf(Path.Combine(folder, name)), StringComparison.Ordinal))
        {
            throw new BackupRefusedException($"备份文件缺失或者已损坏，没有恢复任何内容 (a file of the backup is missing or damaged; nothing was restored): {Path.Combine(folder, name)}");
        }
    }

    public static string HashOf(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
