using Disclosure.Cli.Exits;

namespace Disclosure.Cli.Places;

/// <summary>The checkout this command was built from.</summary>
public static class Checkout
{
    /// <summary>The variable by which the launcher names the checkout.</summary>
    public const string Variable = "DISCLOSURE_ROOT";

    /// <summary>Absolute path of the folder that holds Disclosure.sln.</summary>
    /// <exception cref="CommandFailedException">There is none above this program.</exception>
    public static string Find()
    {
        var named = Environment.GetEnvironmentVariable(Variable);
        if (!string.IsNullOrEmpty(named) && File.Exists(Path.Combine(named, "Disclosure.sln")))
        {
            return Path.GetFullPath(named);
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Disclosure.sln")))
            {
                return folder.FullName;
            }
        }

        throw new CommandFailedException($"Disclosure.sln was not found above {AppContext.BaseDirectory}: run ./disclosure from a checkout.");
    }

    /// <summary>The dotnet host that runs this program; <c>dotnet</c> from the path when this program was started as an executable of its own.</summary>
    public static string DotnetHost()
    {
        var current = Environment.ProcessPath;
        return Path.GetFileNameWithoutExtension(current) is "dotnet" ? current! : "dotnet";
    }
}
