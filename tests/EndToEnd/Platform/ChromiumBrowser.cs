using Microsoft.Playwright;

namespace Disclosure.EndToEnd.Platform;

/// <summary>The system's own Chromium.</summary>
public sealed class ChromiumBrowser : IAsyncLifetime
{
    private static readonly string[] Places =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/snap/bin/chromium"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        var program = Array.Find(Places, File.Exists);
        Assert.True(program is not null, "Chromium was not found; ./disclosure test installs it.");
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = program,
            Headless = true,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            ],
        });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    /// <summary>A page in a context of its own: no cookie is shared.</summary>
    /// <param name="width">Of the window, in CSS pixels.</param>
    /// <param name="bypassContentPolicy">True for a check that must run a script of its own in the page.</param>
    /// <param name="hasScript">False for a browser that runs no script of any page.</param>
    public async Task<IPage> OpenAsync(int width = 1440, bool bypassContentPolicy = false, bool hasScript = true)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            BypassCSP = bypassContentPolicy,
            JavaScriptEnabled = hasScript,
            Locale = "zh-CN",
        });
        context.SetDefaultTimeout(15_000);
        return await context.NewPageAsync();
    }
}
