using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dapper;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Store;
using Microsoft.Extensions.Options;

namespace Disclosure.Publisher.Agencies;

/// <summary>Adds agencies, accounts and API keys, all or nothing; asking twice changes nothing the second time.</summary>
public sealed class Provisioning(DeskStore store, AgencyDirectory directory, PasswordHashing hashing, IOptions<ApiKeyOptions> options)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Carries out a request written as JSON.</summary>
    /// <exception cref="JsonException">The text is not a request.</exception>
    /// <exception cref="ProvisioningException">The request cannot be carried out.</exception>
    public Task RunAsync(string json, CancellationToken cancellationToken) =>
        RunAsync(JsonSerializer.Deserialize<ProvisioningRequest>(json, Json) ?? throw new JsonException("Expected an object."), cancellationToken);

    /// <summary>Carries out a request.</summary>
    /// <exception cref="ProvisioningException">The request cannot be carried out.</exception>
    public async Task RunAsync(ProvisioningRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var errors = Errors(request);
        if (errors.Count > 0)
        {
            throw new ProvisioningException(string.Join(Environment.NewLine, errors));
        }

        // Hashing is slow on purpose: before the transaction, and only for accounts that are new.
        var known = await store.ReadAsync(async connection => (await connection.QueryAsync<string>("SELECT name FROM account")).ToHashSet(StringComparer.Ordinal), cancellationToken);
        var hashes = request.Accounts.Where(account => !known.Contains(account.Name))
            .ToDictionary(account => account.Name, account => hashing.Hash(account.Password), StringComparer.Ordinal);
        await store.WriteAsync(
            async desk =>
            {
                if (request.Agencies is not null)
                {
                    foreach (var agency in directory.All)
                    {
                        await AddAgencyAsync(desk, agency);
                    }
                }

                foreach (var (i, account) in request.Accounts.Index())
                {
                    await AddAccountAsync(desk, i, account, hashes.GetValueOrDefault(account.Name));
                }

                foreach (var (i, key) in request.ApiKeys.Index())
                {
                    await AddKeyAsync(desk, i, key);
                }

                return true;
            },
            cancellationToken);
    }

    private static List<string> Errors(ProvisioningRequest request)
    {
        var errors = new List<string>();
        if (request.Agencies is not (null or "config"))
        {
            errors.Add("agencies：只接受 \"config\" (only \"config\" is known)");
        }

        for (var i = 0; i < request.Accounts.Count; i++)
        {
            var account = request.Accounts[i];
            if (!AccountRow.IsName(account.Name))
            {
                errors.Add($"accounts[{i}].name：3 至 40 个 a-z 0-9 . _ - 字符 (3 to 40 of a-z 0-9 . _ -)");
            }

            if (request.Accounts.Take(i).Any(earlier => string.Equals(earlier.Name, account.Name, StringComparison.Ordinal)))
            {
                errors.Add($"accounts[{i}].name：同一账号出现两次 (the account is named twice)");
            }

            if (string.IsNullOrWhiteSpace(account.DisplayName))
            {
                errors.Add($"accounts[{i}].displayName：必填 (required)");
            }

            if (account.Password.Length < PasswordRules.MinimumLength)
            {
                errors.Add($"accounts[{i}].password：至少 {PasswordRules.MinimumLength} 个字符 (at least {PasswordRules.MinimumLength} characters)");
            }
        }

        for (var i = 0; i < request.ApiKeys.Count; i++)
        {
            if (ApiKeys.Error(request.ApiKeys[i].Key) is { } error)
            {
                errors.Add($"apiKeys[{i}].key：{error}");
            }
        }

        return errors;
    }

    private static async Task AddAgencyAsync(DeskTransaction desk, Agency agency)
    {
        var changed = await desk.Connection.ExecuteAsync(
            """
            INSERT INTO agency (code, name, region, sector) VALUES (@Code, @Name, @Region, @Sector)
            ON CONFLICT (code) DO UPDATE SET name = excluded.name, region = excluded.region, sector = excluded.sector
            WHERE agency.name <> excluded.name OR agency.region <> excluded.region OR agency.sector <> excluded.sector
            """,
            agency,
            desk.Transaction);
        if (changed > 0)
        {
            await AuditTrail.AppendAsync(
                desk, new AuditEntry { Actor = Actor.Operator.Id, AgencyCode = agency.Code, Act = AuditActs.Provisioned, Code = $"agency:{agency.Code}" });
        }
    }

    private static async Task AddAccountAsync(DeskTransaction desk, int index, ProvisionedAccount account, string? hash)
    {
        await RequireAgencyAsync(desk, index, account.Agency);
        var existing = await AccountRow.FindAsync(desk.Connection, account.Name, desk.Transaction);
        var role = account.Role.ToString();
        if (existing is not null)
        {
            if (!string.Equals(existing.AgencyCode, account.Agency, StringComparison.Ordinal))
            {
                throw new ProvisioningException($"账号 {account.Name} 已属于另一机关 (the account belongs to another agency)");
            }

            if (string.Equals(existing.Role, role, StringComparison.Ordinal) && string.Equals(existing.DisplayName, account.DisplayName, StringComparison.Ordinal))
            {
                return;
            }
        }

        await desk.Connection.ExecuteAsync(
            """
            INSERT INTO account (name, display_name, agency_code, role, password_hash, security_stamp, failed_count, created_at)
            VALUES (@Name, @DisplayName, @Agency, @role, @hash, @stamp, 0, @At)
            ON CONFLICT (name) DO UPDATE SET display_name = excluded.display_name, role = excluded.role, security_stamp = excluded.security_stamp
            """,
            new { account.Name, account.DisplayName, account.Agency, role, hash = hash ?? existing!.PasswordHash, stamp = AccountRow.NewStamp(), At = desk.AtMilliseconds },
            desk.Transaction);
        if (existing is not null && !string.Equals(existing.Role, role, StringComparison.Ordinal))
        {
            await ApiKeyRow.SuspendAsync(desk, account.Name);
        }

        await AuditTrail.AppendAsync(desk, new AuditEntry { Actor = Actor.Operator.Id, AgencyCode = account.Agency, Act = AuditActs.Provisioned, Code = $"account:{account.Name}" });
    }

    private async Task AddKeyAsync(DeskTransaction desk, int index, ProvisionedKey key)
    {
        var prefix = key.Key[..ApiKeys.PrefixLength];
        var hash = ApiKeys.Hash(key.Key);
        var owner = await AccountRow.FindAsync(desk.Connection, key.Owner, desk.Transaction);
        if (owner is null || !string.Equals(owner.AgencyCode, key.Agency, StringComparison.Ordinal))
        {
            throw new ProvisioningException($"apiKeys[{index}].owner：密钥的责任账号不属于该机关 (the owner of a key must be an account of its agency)");
        }

        if (!AccountPowers.MaySubmit(owner.DeskRole))
        {
            throw new ProvisioningException($"apiKeys[{index}].owner：密钥的责任账号不是经办人或者审核人 (the owner of a key must be a clerk or a reviewer)");
        }

        var known = await desk.Connection.QuerySingleOrDefaultAsync<byte[]>("SELECT key_hash FROM api_key WHERE prefix = @prefix", new { prefix }, desk.Transaction);
        if (known is not null)
        {
            if (!CryptographicOperations.FixedTimeEquals(known, hash))
            {
                throw new ProvisioningException("另一密钥的开头与此相同，请重新生成 (another key begins alike: generate a new one)");
            }

            return;
        }

        await ApiKeyRow.InsertAsync(desk, new ApiKeyRow
        {
            Prefix = prefix,
            KeyHash = hash,
            AgencyCode = key.Agency,
            Owner = key.Owner,
            ScopesText = ApiScopes.Stored(ApiScopes.All),
            CreatedAt = desk.AtMilliseconds,
            ExpiresAt = desk.At.AddMonths(options.Value.ValidMonths).ToUnixTimeMilliseconds(),
        });
        await AuditTrail.AppendAsync(desk, new AuditEntry { Actor = Actor.Operator.Id, AgencyCode = key.Agency, Act = AuditActs.Provisioned, Code = $"key:{prefix}" });
    }

    private static async Task RequireAgencyAsync(DeskTransaction desk, int index, string code)
    {
        if (await desk.Connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM agency WHERE code = @code", new { code }, desk.Transaction) == 0)
        {
            throw new ProvisioningException($"accounts[{index}].agency：机关代码未登记 (unknown agency)");
        }
    }
}
