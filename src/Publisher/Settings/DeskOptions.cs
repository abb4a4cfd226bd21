using System.Text.Json;
using Disclosure.Gazette.Stores;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Notifications.Mail;
using Disclosure.Publisher.Review;

namespace Disclosure.Publisher.Settings;

/// <summary>Where the desk keeps things and what it accepts; section <c>Desk</c> of the configuration.</summary>
public sealed record DeskOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Desk";

    /// <summary>Folder of the private store, an absolute path.</summary>
    public string DataDirectory { get; init; } = string.Empty;

    /// <summary>Folder of the private keys, an absolute path outside the data folder.</summary>
    public string KeysDirectory { get; init; } = string.Empty;

    /// <summary>
    /// Folder of the ledgers by which a restored store is brought forward, an absolute path outside the data folder; the keys' folder when
    /// empty. Best on another disk, and copied off the machine as often as can be.
    /// </summary>
    public string LedgerDirectory { get; init; } = string.Empty;

    /// <summary>The engine; SQLite by default.</summary>
    public DatabaseEngine Engine { get; init; } = DatabaseEngine.Sqlite;

    /// <summary>For PostgreSQL.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>The largest document accepted, in bytes; 20 MiB by default, from 1 KiB to 100 MiB.</summary>
    public int MaximumDocumentBytes { get; init; } = 20 * 1024 * 1024;

    /// <summary>All files that a person sends from the desk at once, together, in bytes; 200 MiB by default, from 1 KiB to 1 GiB.</summary>
    public int MaximumUploadBytes { get; init; } = 200 * 1024 * 1024;

    /// <summary>Files that a person sends from the desk at once; 50 by default, from 1 to 500.</summary>
    public int MaximumUploadFiles { get; init; } = 50;

    /// <summary>Pushes accepted from one API key within a minute, and as many questions for states; 6000 by default.</summary>
    public int PushesPerMinute { get; init; } = 6000;

    /// <summary>Pushes read at the same time: together with the document limit it bounds the memory of intake. 8 by default.</summary>
    public int ParallelPushes { get; init; } = 8;

    /// <summary>
    /// Pushes of one API key read at the same time; further ones wait. 2 by default: less than <see cref="ParallelPushes"/>, so that one
    /// key cannot take all of them.
    /// </summary>
    public int ParallelPushesPerKey { get; init; } = 2;

    /// <summary>How fast a request must come in, in bytes a second, after five seconds of grace; 4096 by default.</summary>
    public int MinimumUploadRate { get; init; } = 4096;

    /// <summary>How long a push may take to come in, in seconds; 300 by default.</summary>
    public int PushSeconds { get; init; } = 300;

    /// <summary>
    /// Whether this process carries cases on, publishes and signs; true by default. A desk that only answers people and programs may
    /// leave that to another one on the same store.
    /// </summary>
    public bool Works { get; init; } = true;

    /// <summary>
    /// How long a process that died keeps the cases it had claimed from other processes on the same store, in seconds; 60 by default, from
    /// 1 to 600. Longer than the longest step: a step that takes longer is done twice, and harmlessly so.
    /// </summary>
    public int LeaseSeconds { get; init; } = 60;

    /// <summary>Address of the public site, for links in answers; empty when unknown.</summary>
    public string PublicUrl { get; init; } = string.Empty;

    /// <summary>Limits of signing in.</summary>
    public SignInOptions SignIn { get; init; } = new();

    /// <summary>How long API keys live.</summary>
    public ApiKeyOptions ApiKeys { get; init; } = new();

    /// <summary>How the audit is watched.</summary>
    public AuditOptions Audit { get; init; } = new();

    /// <summary>The mail server.</summary>
    public MailOptions Mail { get; init; } = new();

    /// <summary>
    /// Name of this desk's list of nodes; <c>desk</c> by default. Desks on one store that share a list share its name; of desks that list
    /// different nodes each has a name of its own, and none takes another's nodes off.
    /// </summary>
    public string NodeList { get; init; } = "desk";

    /// <summary>The public nodes that are asked for receipts; none by default, and then none is.</summary>
    public IReadOnlyList<NodeOptions> Nodes { get; init; } = [];

    /// <summary>How long they may take.</summary>
    public ReceiptOptions Receipts { get; init; } = new();

    internal string AuditAnchorsPath => Path.Combine(KeysDirectory, "audit-heads.jsonl");

    internal string GazetteLedgerPath => Path.Combine(LedgerFolder, "gazette-ledger.jsonl");

    internal string ErasedCasesPath => Path.Combine(LedgerFolder, "erased-cases.txt");

    internal string LedgerFolder => LedgerDirectory.Length > 0 ? LedgerDirectory : KeysDirectory;

    internal string MasterKeyPath => Path.Combine(KeysDirectory, "master.key");

    internal string InboxKeyPath => Path.Combine(KeysDirectory, "inbox.pem");

    internal string SigningKeyPath => Path.Combine(KeysDirectory, "gazette-signing.pem");

    /// <summary>Stands while a backup is being put back.</summary>
    internal string UnfinishedRestorePath => Path.Combine(DataDirectory, "restoring");

    /// <summary>Stands from then on until the desk has brought it forward.</summary>
    internal string RestoredMarkPath => Path.Combine(DataDirectory, "restored");

    internal string DatabasePath => Path.Combine(DataDirectory, "desk.db");

    /// <summary>The settings as bytes that differ when they do; without the connection string and the mail server's password.</summary>
    internal byte[] ForFingerprint() => JsonSerializer.SerializeToUtf8Bytes(this with { ConnectionString = null, Mail = Mail with { Password = null } });

    internal DatabaseOptions ToDatabase() => Engine == DatabaseEngine.Sqlite
        ? DatabaseOptions.Sqlite(DatabasePath)
        : DatabaseOptions.Postgres(ConnectionString!, "desk");

    /// <summary>What is wrong; empty when nothing is.</summary>
    public IReadOnlyList<string> Errors()
    {
        var errors = new List<string>();
        Folder(DataDirectory, nameof(DataDirectory));
        Folder(KeysDirectory, nameof(KeysDirectory));
        if (errors.Count == 0 && IsWithin(KeysDirectory, DataDirectory))
        {
            errors.Add("Desk:KeysDirectory：密钥文件夹不得放在数据文件夹之内 (keys must be outside the data folder)");
        }

        if (LedgerDirectory.Length > 0)
        {
            Folder(LedgerDirectory, nameof(LedgerDirectory));
            if (errors.Count == 0 && IsWithin(LedgerDirectory, DataDirectory))
            {
                errors.Add("Desk:LedgerDirectory：不得放在数据文件夹之内，否则恢复备份时一并变旧 (must be outside the data folder, or a restored backup would take it along)");
            }
        }

        if (Engine == DatabaseEngine.Postgres && string.IsNullOrWhiteSpace(ConnectionString))
        {
            errors.Add("Desk:ConnectionString：使用 PostgreSQL 时必须填写 (required for PostgreSQL)");
        }

        Range(MaximumDocumentBytes, 1024, 100 * 1024 * 1024, nameof(MaximumDocumentBytes));
        Range(MaximumUploadBytes, 1024, 1024 * 1024 * 1024, nameof(MaximumUploadBytes));
        Range(MaximumUploadFiles, 1, 500, nameof(MaximumUploadFiles));
        Range(PushesPerMinute, 1, 1_000_000, nameof(PushesPerMinute));
        Range(ParallelPushes, 1, 256, nameof(ParallelPushes));
        Range(LeaseSeconds, 1, 600, nameof(LeaseSeconds));
        Range(ParallelPushesPerKey, 1, 256, nameof(ParallelPushesPerKey));
        Range(MinimumUploadRate, 1, 1024 * 1024, nameof(MinimumUploadRate));
        Range(PushSeconds, 1, 3600, nameof(PushSeconds));
        Range(SignIn.MaximumFailures, 3, 100, "SignIn:MaximumFailures");
        Range(SignIn.LockoutMinutes, 1, 24 * 60, "SignIn:LockoutMinutes");
        Range(SignIn.AccountFailures, SignIn.MaximumFailures, 10_000, "SignIn:AccountFailures");
        Range(SignIn.AccountLockoutMinutes, 1, 24 * 60, "SignIn:AccountLockoutMinutes");
        Range(SignIn.DeviceDays, 1, 3650, "SignIn:DeviceDays");
        Range(SignIn.SessionHours, 1, 24 * 7, "SignIn:SessionHours");
        Range(ApiKeys.ValidMonths, 1, 60, "ApiKeys:ValidMonths");
        Range(ApiKeys.RotationDays, 0, 90, "ApiKeys:RotationDays");
        Range(SignIn.AttemptsPerMinute, 1, 100_000, "SignIn:AttemptsPerMinute");
        Range(SignIn.SessionMinutes, 1, 12 * 60, "SignIn:SessionMinutes");
        Range(Audit.CheckedAtStart, 1, 1_000_000, "Audit:CheckedAtStart");
        Range(Audit.AnchorMinutes, 1, 24 * 60, "Audit:AnchorMinutes");
        Range(Audit.CheckHours, 1, 7 * 24, "Audit:CheckHours");
        Range(Audit.DownloadLines, 1, 1_000_000, "Audit:DownloadLines");
        Range(Receipts.HiddenSeconds, 1, 2, "Receipts:HiddenSeconds");
        Range(Receipts.LeaseSeconds, 15, 30, "Receipts:LeaseSeconds");
        Range(Receipts.PurgedMinutes, 1, 60, "Receipts:PurgedMinutes");
        if (!NodeOptions.IsName(NodeList))
        {
            errors.Add("Desk:NodeList：应为 1 至 40 个小写字母、数字或者连字符 (must be 1 to 40 lower-case letters, digits and hyphens)");
        }

        errors.AddRange(NodeOptions.Errors(Nodes));
        errors.AddRange(Mail.Errors());
        return errors;

        void Folder(string path, string name)
        {
            if (!Path.IsPathFullyQualified(path))
            {
                errors.Add($"Desk:{name}：必须填写绝对路径 (an absolute path is required)");
            }
        }

        void Range(int value, int minimum, int maximum, string name)
        {
            if (value < minimum || value > maximum)
            {
                errors.Add($"Desk:{name}：应在 {minimum} 至 {maximum} 之间 (must be from {minimum} to {maximum})");
            }
        }
    }

    private static bool IsWithin(string path, string folder)
    {
        var relative = Path.GetRelativePath(folder, path);
        return !relative.StartsWith("..", StringComparison.Ordinal) && !Path.IsPathRooted(relative);
    }
}
