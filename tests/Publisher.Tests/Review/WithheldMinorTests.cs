using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Review;

/// <summary>A minor's case is withheld by the machine, as a whole, and there is nobody who can let it go (Art. 11(1); 预防未成年人犯罪法 Art. 59).</summary>
[Collection(DesksCollection.Name)]
public sealed class WithheldMinorTests(Desks desks)
{
    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-11-1")]
    [Clause("LAW-YF-59")]
    public async Task CaseOfAMinor_BesideAdults_IsWithheldAndNobodyCanReleaseIt(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var (metadata, document) = PushForm.Numbered(desks.NewNumber());
        var minor = metadata.Replace("\"parties\":[", "\"parties\":[{\"name\":\"和小木\",\"kind\":\"naturalPerson\",\"birthDate\":\"2008-08-06\"},", StringComparison.Ordinal);

        var detail = await desk.SettledAsync(await desk.PushAsync(minor, document));

        Assert.Equal(CaseState.Withheld, detail.Case.State);
        Assert.Contains(detail.Grounds, ground => string.Equals(ground.Clause, "GS-11-1", StringComparison.Ordinal));
        var service = desk.Service<ReviewService>();
        foreach (var name in (string[])["reviewer", "owner", "clerk", "admin", "supervisor", "foreign"])
        {
            var user = desk.User(name);
            Assert.IsNotType<ReviewOutcome.Done>(await service.ReleaseAsync(user, detail.Case.CaseId, "已核实。", default));
            Assert.IsNotType<ReviewOutcome.Done>(await desk.ApproveAsync(user, detail.Case.CaseId));
        }

        Assert.Equal(CaseState.Withheld, (await desk.SettledAsync(detail.Case.CaseId)).Case.State);
    }
}
