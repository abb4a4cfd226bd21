using Disclosure.Cli.Exits;
using Disclosure.Redactor;
using Disclosure.Redactor.Policy;

namespace Disclosure.Cli.Places;

/// <summary>The reference data that lies beside this program.</summary>
public static class Configuration
{
    /// <summary>The folder.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "config");

    /// <summary>The redactor as it is configured.</summary>
    /// <exception cref="CommandFailedException">The configuration is wrong; every error is listed.</exception>
    public static DecisionRedactor Redactor()
    {
        try
        {
            return DecisionRedactor.Create(name => File.OpenRead(Path.Combine(Folder, name.Replace('/', Path.DirectorySeparatorChar))));
        }
        catch (RedactionConfigurationException error)
        {
            throw new CommandFailedException(error.Message, error);
        }
    }
}
