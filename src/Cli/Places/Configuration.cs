using Disclosure.Cli.Exits;
using Disclosure.Records;
using Disclosure.Redactor;
using Disclosure.Redactor.Policy;

namespace Disclosure.Cli.Places;

/// <summary>The reference data that lies beside this program.</summary>
public static class Configuration
{
    /// <summary>The folder.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "config");

    /// <summary>The redactor as it is configured beside this program.</summary>
    /// <exception cref="CommandFailedException">The configuration is wrong; every error is listed.</exception>
    public static DecisionRedactor Redactor() => Redactor(Folder);

    /// <summary>The redactor as a folder configures it.</summary>
    /// <exception cref="CommandFailedException">The configuration is wrong; every error is listed.</exception>
    public static DecisionRedactor Redactor(string folder)
    {
        try
        {
            return DecisionRedactor.Create(name => File.OpenRead(Path.Combine(folder, name.Replace('/', Path.DirectorySeparatorChar))));
        }
        catch (RedactionConfigurationException error)
        {
            throw new CommandFailedException(error.Message, error);
        }
    }

    /// <summary>What explains masks, as it is configured beside this program.</summary>
    /// <exception cref="CommandFailedException">grounds.csv cannot be used.</exception>
    public static RedactionGrounds Grounds()
    {
        var path = Path.Combine(Folder, "grounds.csv");
        try
        {
            return RedactionGrounds.Read(path);
        }
        catch (Exception error) when (error is FormatException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CommandFailedException($"{path} cannot be used: {error.Message}", error);
        }
    }
}
