using System.Globalization;
using System.Security.Cryptography;
using Disclosure.PublicSite.Settings;

namespace Disclosure.PublicSite.Caching;

/// <summary>
/// A short mark of the program and the reference data that pages are made with. It is part of every version tag: a page changes
/// with them even where its record does not.
/// </summary>
public sealed class SiteEdition
{
    private const int Shown = 4;

    /// <summary>The edition of this assembly with the configured reference data.</summary>
    public SiteEdition(SiteSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(typeof(SiteEdition).Module.ModuleVersionId.ToByteArray());
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{settings.Name}\n{settings.Address}\n")));
        foreach (var file in Directory.EnumerateFiles(settings.ConfigDirectory).Order(StringComparer.Ordinal))
            hash.AppendData(File.ReadAllBytes(file));
        Value = Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, Shown));
    }

    /// <summary>Eight hexadecimal digits.</summary>
    public string Value { get; }
}
