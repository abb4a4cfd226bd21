using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Disclosure.Redactor.Tests.Verification.Renditions;

/// <summary>A ZIP file written byte by byte, with every liberty that the format leaves to those who hide things.</summary>
internal sealed class RawPackage
{
    private const uint FirstDay = 0x0021_0000;

    public List<Entry> Entries { get; } = [];

    public string Comment { get; set; } = string.Empty;

    public byte[] Before { get; set; } = [];

    public byte[] BeforeDirectory { get; set; } = [];

    public byte[] AfterDirectory { get; set; } = [];

    public byte[] After { get; set; } = [];

    public Entry this[string name]
    {
        get => Entries.Single(entry => entry.Name.Equals(name, StringComparison.Ordinal));
        set => Entries[Entries.FindIndex(entry => entry.Name.Equals(name, StringComparison.Ordinal))] = value;
    }

    /// <summary>The same entries, to be written anew.</summary>
    public static RawPackage Of(byte[] bytes)
    {
        var package = new RawPackage();
        using var archive = new ZipArchive(new MemoryStream(bytes));
        foreach (var entry in archive.Entries)
        {
            using var content = new MemoryStream();
            using var source = entry.Open();
            source.CopyTo(content);
            package.Entries.Add(new Entry(entry.FullName, content.ToArray()));
        }

        return package;
    }

    /// <summary>The same with a part's text changed.</summary>
    public RawPackage With(string part, Func<string, string> change)
    {
        this[part] = this[part] with { Content = Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(this[part].Content))) };
        return this;
    }

    /// <summary>The same with a part more.</summary>
    public RawPackage With(string part, byte[] content)
    {
        Entries.Add(new Entry(part, content));
        return this;
    }

    public byte[] ToBytes()
    {
        using var file = new MemoryStream();
        using var directory = new MemoryStream();
        file.Write(Before);
        foreach (var entry in Entries)
        {
            var start = (uint)file.Length;
            var packed = entry.Packed();
            var common = Common(entry, packed.Length);
            Write(file, 0x04034B50u);
            file.Write(entry.HasDescriptor ? WithoutSizes(common) : common);
            Write(file, (ushort)entry.LocalNameBytes.Length, (ushort)entry.LocalExtra.Length);
            file.Write(entry.LocalNameBytes);
            file.Write(entry.LocalExtra);
            file.Write(packed);
            if (entry.HasDescriptor)
                file.Write(common.AsSpan(10, 12));
            file.Write(entry.Behind);
            if (entry.IsOrphan)
                continue;
            Write(directory, 0x02014B50u);
            Write(directory, entry.MadeBy);
            directory.Write(common);
            Write(directory, (ushort)entry.NameBytes.Length, (ushort)entry.Extra.Length, (ushort)Encoding.UTF8.GetByteCount(entry.Comment), 0, 0);
            Write(directory, entry.Attributes);
            Write(directory, start);
            directory.Write(entry.NameBytes);
            directory.Write(entry.Extra);
            directory.Write(Encoding.UTF8.GetBytes(entry.Comment));
        }

        file.Write(BeforeDirectory);
        var at = (uint)file.Length;
        directory.WriteTo(file);
        file.Write(AfterDirectory);
        var count = (ushort)Entries.Count(entry => !entry.IsOrphan);
        Write(file, 0x06054B50u);
        Write(file, 0, 0, count, count);
        Write(file, (uint)directory.Length);
        Write(file, at);
        Write(file, (ushort)Encoding.UTF8.GetByteCount(Comment));
        file.Write(Encoding.UTF8.GetBytes(Comment));
        file.Write(After);
        return file.ToArray();
    }

    private static byte[] Common(Entry entry, int packed)
    {
        var common = new MemoryStream();
        Write(common, 20, (ushort)(entry.Flags | (entry.HasDescriptor ? 8 : 0)), entry.Method);
        Write(common, entry.Time);
        Write(common, entry.Sum ?? Sum(entry.Content));
        Write(common, (uint)packed);
        Write(common, entry.Unpacked ?? (uint)entry.Content.Length);
        return common.ToArray();
    }

    private static byte[] WithoutSizes(byte[] common) => [.. common[..10], .. new byte[12]];

    // Slow and plain: another than the verifier's.
    private static uint Sum(byte[] content)
    {
        var sum = uint.MaxValue;
        foreach (var next in content)
        {
            sum ^= next;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum & 1) == 1 ? (sum >> 1) ^ 0xEDB88320 : sum >> 1;
        }

        return ~sum;
    }

    private static void Write(Stream stream, uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        stream.Write(bytes);
    }

    private static void Write(Stream stream, params ReadOnlySpan<ushort> values)
    {
        Span<byte> bytes = stackalloc byte[2];
        foreach (var value in values)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes, value);
            stream.Write(bytes);
        }
    }

    /// <summary>An entry and what may be wrong with it.</summary>
    internal sealed record Entry(string Name, byte[] Content)
    {
        public byte[] NameBytes { get; init; } = Encoding.UTF8.GetBytes(Name);

        public byte[] LocalNameBytes { get; init; } = Encoding.UTF8.GetBytes(Name);

        public ushort Flags { get; init; }

        public ushort Method { get; init; } = 8;

        public ushort MadeBy { get; init; } = 20;

        public uint Time { get; init; } = FirstDay;

        public uint Attributes { get; init; }

        public uint? Sum { get; init; }

        public uint? Unpacked { get; init; }

        public byte[] Extra { get; init; } = [];

        public byte[] LocalExtra { get; init; } = [];

        public string Comment { get; init; } = string.Empty;

        public byte[] Behind { get; init; } = [];

        public byte[] BehindPacked { get; init; } = [];

        public bool HasDescriptor { get; init; }

        public bool IsOrphan { get; init; }

        public byte[] Packed()
        {
            if (Method == 0)
                return [.. Content, .. BehindPacked];
            using var packed = new MemoryStream();
            using (var deflater = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true))
                deflater.Write(Content);
            return [.. packed.ToArray(), .. BehindPacked];
        }
    }
}
