using System.Security.Cryptography;
using Disclosure.Gazette.Receipts;

namespace Disclosure.PublicSite.Receipts;

/// <summary>
/// Prints the public half of this node's key, making the key when there is none, so that the desk can be told of it before or after the node
/// runs. It asks for <c>Site:DataDirectory</c> alone.
/// </summary>
public static class NodeKeyCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "node-key";

    /// <summary>0 when the key was printed, 1 when it could not be had.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(errors);
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddEnvironmentVariables()
            .AddCommandLine(args)
            .Build();
        if (configuration["Site:DataDirectory"] is not { } folder || !Path.IsPathFullyQualified(folder))
        {
            await errors.WriteLineAsync("Site:DataDirectory must be an absolute path: it names the folder of this node's key.");
            return 1;
        }

        try
        {
            using var key = NodeKey.InFolder(folder);
            await output.WriteAsync(key.PublicPem);
            return 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            await errors.WriteLineAsync($"This node's key cannot be used. {exception.Message}");
            return 1;
        }
    }
}
