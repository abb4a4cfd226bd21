using System.Net;
using Disclosure.Publisher.Tests.Kit;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Disclosure.Publisher.Tests.Pages;

/// <summary>What someone who is not signed in can make the desk do.</summary>
public sealed class SignInLimitTests
{
    [Fact]
    public async Task Post_ManyGuesses_AreTurnedAwayBeforeAPasswordIsChecked()
    {
        await using var desk = await DeskProcess.StartAsync(null, "--Desk:Works", "false", "--Desk:SignIn:AttemptsPerMinute", "3");
        using var browser = new DeskBrowser(desk.Address);
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 6; i++)
        {
            var answer = await browser.PostBareAsync("/sign-in", ("Account", "reviewer"), ("Password", "guess"));
            answers.Add(answer.StatusCode);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            {
                Assert.Contains("操作太频繁", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/sign-in")).StatusCode);
    }

    [Fact]
    public async Task Post_MoreThanMemoryHolds_IsRefusedAndSpooledNowhere()
    {
        await using var desk = await DeskProcess.StartAsync(null, "--Desk:Works", "false");
        using var browser = new DeskBrowser(desk.Address);

        var answer = await browser.SubmitAsync("/sign-in", "/sign-in", ("Account", "reviewer"), ("Password", new string('x', 100_000)));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var largest = desk.Service<IOptions<KestrelServerOptions>>().Value.Limits.MaxRequestBodySize;
        Assert.True(largest <= desk.Service<IOptions<FormOptions>>().Value.MemoryBufferThreshold, "A form may be larger than what is kept in memory.");
    }
}
