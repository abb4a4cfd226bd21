using System.Security.Cryptography;
using Disclosure.Gazette.Log;
using Disclosure.Gazette.Receipts;
using Disclosure.Publisher.Settings;

namespace Disclosure.Publisher.Receipts;

/// <summary>Holds what a node answered against its key, the question, and this desk's own gazette. In doubt nothing is believed.</summary>
internal sealed class StatementCheck(GazetteReader gazette, GazetteWriter writer, HeadSigner signer) : IDisposable
{
    private readonly HeadVerifier _own = signer.Verifier();

    /// <summary>The answer to what a node sent.</summary>
    /// <param name="node">The node that was asked.</param>
    /// <param name="nonce">The question's.</param>
    /// <param name="bytes">What it sent.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<NodeAnswer> CheckAsync(NodeOptions node, string nonce, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (SignedStatement.Read(bytes.Span) is not { } signed)
        {
            return new NodeAnswer.Refused(StatementRules.Form);
        }

        if (!TrySignature(node, signed, out var rule))
        {
            return new NodeAnswer.Refused(rule);
        }

        if (NodeStatement.Read(signed.Content.Span) is not { } statement)
        {
            return new NodeAnswer.Refused(StatementRules.Form);
        }

        if (!string.Equals(statement.Nonce, nonce, StringComparison.Ordinal))
        {
            return new NodeAnswer.Refused(StatementRules.Nonce);
        }

        if (!string.Equals(statement.Node, node.Name, StringComparison.Ordinal))
        {
            return new NodeAnswer.Refused(StatementRules.Node);
        }

        var newest = await gazette.LatestHeadAsync(cancellationToken);
        if (statement.Head is { } head)
        {
            if (!_own.Verifies(head))
            {
                return new NodeAnswer.Refused(StatementRules.Head);
            }

            // Signed here once, but perhaps before the gazette was restored to an older state.
            if (await gazette.HeadAtAsync(head.TreeSize, cancellationToken) is not { } own || !own.RootHash.Span.SequenceEqual(head.RootHash.Span))
            {
                return new NodeAnswer.Refused(StatementRules.History);
            }
        }

        return new NodeAnswer.Heard(statement, signed, newest?.TreeSize ?? 0, writer.Purged);
    }

    /// <inheritdoc/>
    public void Dispose() => _own.Dispose();

    // Read each time: a key may be put there, or be changed, while the desk runs.
    private static bool TrySignature(NodeOptions node, SignedStatement signed, out string rule)
    {
        try
        {
            using var keys = HeadVerifier.FromFile(node.KeyFile);
            rule = StatementRules.Signature;
            return signed.VerifiesWith(keys);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            rule = StatementRules.Key;
            return false;
        }
    }
}
