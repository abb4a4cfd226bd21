using System.Text;
using Disclosure.Redactor.Tests.Verification.Renditions;

namespace Disclosure.Redactor.Tests.Leaks;

/// <summary>A place of a Word file where a value can hide.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Plant">Puts the secret there in a file that is served.</param>
/// <param name="Leak">Puts the secret there in a file that would be published.</param>
internal sealed record LeakVector(string Name, Action<SourcePackage> Plant, Func<RawPackage, RawPackage> Leak)
{
    /// <summary>Whether a file with it cannot be read whole and is refused.</summary>
    public bool IsRefused { get; init; }

    /// <summary>Whether it may be seen through by the last reader alone, so that the text is kept back rather than published with a mask.</summary>
    public bool MayKeepBack { get; init; }

    /// <summary>Whether it is outside of what a reader of parts can see: the file as a package is refused.</summary>
    public bool IsInPackage { get; init; }

    /// <summary>In the body of the document.</summary>
    public static LeakVector InBody(string name, string xml) => new(name, source => source.Add(xml), target => InDocument(target, xml));

    /// <summary>In a part of its own.</summary>
    public static LeakVector InPart(string name, string part, string xml, string? type = null)
    {
        var content = xml.Replace("{0}", SourcePackage.Declarations, StringComparison.Ordinal);
        return new LeakVector(name, source => source.With(part, content, type), target => Put(target, part, content));
    }

    /// <summary>In a part that is no text.</summary>
    public static LeakVector InBytes(string name, string part, string? type = null) =>
        new(name, source => source.With(part, Secret.Bytes, type), target => target.With(part, Secret.Bytes));

    /// <summary>The output with something before the end of its body.</summary>
    public static RawPackage InDocument(RawPackage target, string xml) => target.With(Rendered.Document, document =>
        document.Replace("</w:body>", xml + "</w:body>", StringComparison.Ordinal).Replace("<w:document ", $"<w:document {Missing(document)} ", StringComparison.Ordinal));

    private static RawPackage Put(RawPackage target, string part, string content) =>
        target.Entries.Exists(entry => entry.Name.Equals(part, StringComparison.Ordinal)) ? target.With(part, _ => content) : target.With(part, Encoding.UTF8.GetBytes(content));

    private static string Missing(string document) => string.Join(' ', SourcePackage.Declarations.Split(' ').Where(declaration => !document.Contains(declaration[..declaration.IndexOf('=', StringComparison.Ordinal)] + "=", StringComparison.Ordinal)));
}
