using System.Buffers.Binary;
using System.Security.Cryptography;
using Disclosure.Cli.Exits;

namespace Disclosure.Cli.Pushing;

/// <summary>A document with its metadata, ready to be sent.</summary>
public sealed record PushItem
{
    /// <summary>The document's file name, without folders.</summary>
    public required string FileName { get; init; }

    /// <summary>The document's bytes.</summary>
    public required byte[] Document { get; init; }

    /// <summary>The metadata, UTF-8 JSON.</summary>
    public required byte[] Metadata { get; init; }

    /// <summary>
    /// The same for the same metadata and document whatever the file is called, so that a push that is repeated (by the client after a
    /// lost answer, by a person, by another machine) reaches the same case: 64 hexadecimal digits.
    /// </summary>
    public string IdempotencyKey
    {
        get
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            Span<byte> length = stackalloc byte[sizeof(long)];
            BinaryPrimitives.WriteInt64BigEndian(length, Metadata.Length);
            hash.AppendData(length);
            hash.AppendData(Metadata);
            hash.AppendData(Document);
            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
    }

    /// <summary>Reads both files.</summary>
    /// <exception cref="CommandFailedException">One of them cannot be read.</exception>
    public static async Task<PushItem> ReadAsync(string document, string metadata, CancellationToken cancellationToken)
    {
        try
        {
            return new PushItem
            {
                FileName = Path.GetFileName(document),
                Document = await File.ReadAllBytesAsync(document, cancellationToken),
                Metadata = await File.ReadAllBytesAsync(metadata, cancellationToken),
            };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"cannot read {document} or {metadata}: {error.Message}", error);
        }
    }
}
