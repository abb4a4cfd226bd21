using Disclosure.Publisher.Agencies;
using Disclosure.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Disclosure.Publisher.Tests.Kit;

/// <summary>
/// Desks that start quickly, for there are hundreds of them. The project's own rules are read once for all: they hold the redactor's tables,
/// tens of megabytes that do not change; another folder of rules is read whenever a desk starts with it, as in life. Passwords are
/// hashed in few rounds.
/// </summary>
internal static class QuickHost
{
    private const int Rounds = 1_000;

    private static readonly string OwnRules = Path.Combine(AppContext.BaseDirectory, "config");
    private static readonly Lazy<DeskConfig> Shared = new(static () => DeskConfig.Read(OwnRules));

    static QuickHost() => FileWatching.Spare();

    public static Task<WebApplication> CreateAsync(string[] args, Action<IServiceCollection> more) => DeskHost.CreateAsync(
        args,
        services =>
        {
            services.AddSingleton(new PasswordHashing(Rounds));
            more(services);
        },
        folder => string.Equals(folder, OwnRules, StringComparison.Ordinal) ? Shared.Value : DeskConfig.Read(folder),
        CancellationToken.None);
}
