using Disclosure.Publisher.Clocks;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Clocks;

public sealed class HolidayFilesTests
{
    [Fact]
    public void Read_ShippedFolder_HasEveryYearFrom2019WithItsNotice()
    {
        var calendar = Calendars.Shipped();

        Assert.Equal(Enumerable.Range(2019, 8), calendar.Years);
        Assert.Equal(("元旦", true, "国办发明电〔2022〕16号"), Told(calendar, new DateOnly(2022, 12, 31)));
        Assert.Equal(("劳动节", true, "国办发明电〔2019〕3号"), Told(calendar, new DateOnly(2019, 5, 2)));
        Assert.Equal(("春节", true, "国办发明电〔2020〕1号"), Told(calendar, new DateOnly(2020, 1, 31)));
        Assert.Equal(("国庆节", false, "国办发明电〔2025〕7号"), Told(calendar, new DateOnly(2026, 10, 10)));
        Assert.True(calendar.IsWorkingDay(new DateOnly(2020, 2, 3), "530000"));
    }

    [Fact]
    public void Read_ManyMistakes_ListsThemAllWithFileAndKey()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "2026.json", """{"year":2025,"notices":[{"number":" ","holidays":[{"name":"元旦","from":"2026-01-03","to":"2026-01-01"}]}]}""");
        Write(folder, "2027.json", """{"year":2027,"notices":[{"number":"通知","holidays":[{"name":"","from":"2027-05-01","to":"2027-05-03","workOn":["2027-05-06"]},{"name":"劳动节","from":"2027-05-03","to":"2027-05-03"},{"name":"国庆节","from":"2028-10-01","to":"2028-10-01"}]}]}""");
        Write(folder, "2028.json", """{"year":2028,"notices":[],"note":"x"}""");
        Write(folder, "2029.json", """{"year":2029,"notices":[]}""");
        Write(folder, "regions/a.json", """{"region":"5323","notices":[]}""");
        Write(folder, "regions/b.json", """{"region":"532300","notices":[{"number":"通知","holidays":[{"name":"州庆","from":"9999-12-31","to":"9999-12-31"}]}]}""");

        var message = Assert.Throws<InvalidDataException>(() => HolidayFiles.Read(folder.Path)).Message;

        foreach (var expected in new[]
        {
            "2026.json: year", "2026.json: notices[0].number", "2026.json: notices[0].holidays[0]: from",
            "2027.json: notices[0].holidays[0].name", "2027.json: notices[0].holidays[0].workOn: 2027-05-06", "2027.json: notices[0].holidays[1]: 2027-05-03",
            "2027.json: notices[0].holidays[2]: 2028-10-01", "2028.json", "2029.json: notices", "a.json: region", "b.json: notices[0].holidays[0]: from",
        })
        {
            Assert.Contains(expected, message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Read_RegionFile_CountsInItsRegionAlone()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "2026.json", """{"year":2026,"notices":[{"number":"通知","holidays":[]}]}""");
        Write(folder, "regions/chuxiong.json", """{"region":"532300","notices":[{"number":"州庆通知","holidays":[{"name":"州庆","from":"2026-04-15","to":"2026-04-15","workOn":["2026-04-18"]}]}]}""");

        var calendar = HolidayFiles.Read(folder.Path);

        Assert.False(calendar.IsWorkingDay(new DateOnly(2026, 4, 15), "532322"));
        Assert.True(calendar.IsWorkingDay(new DateOnly(2026, 4, 18), "532322"));
        Assert.True(calendar.IsWorkingDay(new DateOnly(2026, 4, 15), "530100"));
        Assert.False(calendar.IsWorkingDay(new DateOnly(2026, 4, 18), "530100"));
    }

    [Fact]
    public void Read_EmptyOrMissingFolder_Refuses()
    {
        using var folder = new TemporaryFolder();
        Assert.Throws<InvalidDataException>(() => HolidayFiles.Read(folder.Path));
        Assert.Throws<InvalidDataException>(() => HolidayFiles.Read(Path.Combine(folder.Path, "none")));
    }

    private static (string Name, bool IsOff, string Source) Told(HolidayCalendar calendar, DateOnly day)
    {
        var found = calendar.Find(day, "530100")!;
        return (found.Name, found.IsOff, found.Source);
    }

    private static void Write(TemporaryFolder folder, string name, string content)
    {
        var path = Path.Combine(folder.Path, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }
}
