using System.Globalization;
using Disclosure.Gazette.Log;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Settings;
using Disclosure.Publisher.Store;
using Microsoft.Extensions.Options;

namespace Disclosure.Publisher.Restoring;

/// <summary>
/// The file that says a backup was put back. The audit of a restored store ends earlier than the heads that were signed since: their file is
/// kept under another name, as proof of what was lost, and a new one begins. The audit itself says so, with the number of entries.
/// </summary>
internal sealed class RestoredMark(DeskStore store, AuditAnchors anchors, HeadSigner signer, IOptions<DeskOptions> options, TimeProvider time)
{
    private string Mark => options.Value.RestoredMarkPath;

    /// <summary>Sets the audit right when the mark stands; cut off anywhere, it is done again.</summary>
    public async Task TakeAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(Mark))
        {
            return;
        }

        var head = await store.ReadAsync(AuditChain.HeadAsync, cancellationToken);
        var signed = (await anchors.ReadAsync(from: 1, cancellationToken)).Hashes;
        if (signed.Count > 0 && signed.Keys.Last() is var last && (last > head.Sequence || !await HoldsAsync(cancellationToken)))
        {
            await NoteAsync(Math.Max(0, last - head.Sequence), cancellationToken);
            File.Move(
                options.Value.AuditAnchorsPath,
                string.Create(CultureInfo.InvariantCulture, $"{options.Value.AuditAnchorsPath}.until-{time.GetUtcNow():yyyyMMddTHHmmssfffZ}"));
            await anchors.AddAsync(SignedAuditHead.Sign(signer, await store.ReadAsync(AuditChain.HeadAsync, cancellationToken), time.GetUtcNow()), cancellationToken);
            return;
        }

        await NoteAsync(lost: 0, cancellationToken);
    }

    /// <summary>Removes it: everything was brought forward.</summary>
    public Task RemoveAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        File.Delete(Mark);
        return Task.CompletedTask;
    }

    private async Task<bool> HoldsAsync(CancellationToken cancellationToken) =>
        (await store.ReadAsync(
            async connection => await new AuditChain(connection, await anchors.ReadAsync(from: 1, cancellationToken)).WalkAsync(from: 1, to: null, _ => Task.CompletedTask, cancellationToken),
            cancellationToken)).Break is null;

    private Task NoteAsync(long lost, CancellationToken cancellationToken) => store.WriteAsync(
        desk => AuditTrail.AppendAsync(desk, new AuditEntry { Actor = Actor.Worker.Id, Act = AuditActs.Restored, Code = lost.ToString(CultureInfo.InvariantCulture) }), cancellationToken);
}
