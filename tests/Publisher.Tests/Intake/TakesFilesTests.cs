using System.Text;
using Disclosure.Publisher.Intake;
using Disclosure.Publisher.Settings;
using Disclosure.TestKit;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Disclosure.Publisher.Tests.Intake;

/// <summary>Whoever asks a page with files for its form, an error page too, is given an empty one: nothing is read, and so nothing is spooled.</summary>
public sealed class TakesFilesTests
{
    [Fact]
    [Clause("LAW-BM-57")]
    public async Task Form_OfAPageThatTakesFiles_IsEmptyAndLeavesTheBodyAlone()
    {
        using var services = new ServiceCollection().AddSingleton(Options.Create(new DeskOptions())).BuildServiceProvider();
        var body = new MemoryStream(Encoding.UTF8.GetBytes("--b\r\nContent-Disposition: form-data; name=\"Files\"; filename=\"a.txt\"\r\n\r\n" + new string('x', 100_000) + "\r\n--b--\r\n"));
        var context = new DefaultHttpContext { RequestServices = services };
        (context.Request.Method, context.Request.ContentType, context.Request.Body) = ("POST", "multipart/form-data; boundary=b", body);

        new TakesFilesAttribute().OnResourceExecuting(new ResourceExecutingContext(new ActionContext(context, new RouteData(), new ActionDescriptor()), [], new List<IValueProviderFactory>()));

        var form = await context.Request.ReadFormAsync();
        Assert.Same(FormCollection.Empty, form);
        Assert.Equal(0, body.Position);
    }

    [Fact]
    public void EveryPageThatTakesFiles_ChecksItsTokenItself() => Assert.All(
        typeof(TakesFilesAttribute).Assembly.GetTypes().Where(type => type.IsDefined(typeof(TakesFilesAttribute), inherit: true)),
        type => Assert.True(type.IsDefined(typeof(IgnoreAntiforgeryTokenAttribute), inherit: true), type.Name));
}
