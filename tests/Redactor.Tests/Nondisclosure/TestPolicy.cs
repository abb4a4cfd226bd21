using Disclosure.Redactor.Nondisclosure;

namespace Disclosure.Redactor.Tests.Nondisclosure;

/// <summary>The policy that is shipped.</summary>
internal static class TestPolicy
{
    public static string Path { get; } = Find();

    public static NondisclosurePolicy Load()
    {
        using var stream = File.OpenRead(Path);
        return NondisclosurePolicy.Load(stream);
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Disclosure.sln")))
            folder = folder.Parent;
        return System.IO.Path.Combine(folder?.FullName ?? throw new InvalidOperationException("The repository's root was not found."), "config", "nondisclosure.json");
    }
}
