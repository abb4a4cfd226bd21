using System.Globalization;
using System.Text.Json;
using Disclosure.Publisher.Agencies;

namespace Disclosure.Publisher.Clocks;

/// <summary>
/// Reads <c>config/holidays</c>: one file a year with the notices of the State Council, and under <c>regions</c> any number of files with
/// what a prefecture or county adds for itself.
/// </summary>
internal static class HolidayFiles
{
    /// <summary>Name of the folder within <c>config</c>.</summary>
    public const string Folder = "holidays";

    private const string Regions = "regions";

    // New Year may begin in the last days of the year before.
    private const int DaysOutside = 14;
    private const int FirstYear = 2000;
    private const int LastYear = 2200;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>Reads a folder.</summary>
    /// <exception cref="InvalidDataException">Something is wrong; the message lists every error with its file and key.</exception>
    public static HolidayCalendar Read(string folder)
    {
        var errors = new List<string>();
        var years = new List<int>();
        var national = new Dictionary<DateOnly, CalendarDay>();
        if (!Directory.Exists(folder))
        {
            throw new InvalidDataException($"没有节假日目录 (the folder of holidays is missing): {folder}");
        }

        foreach (var path in Files(folder))
        {
            if (Parse<YearFile>(path, errors) is not { } file)
            {
                continue;
            }

            if (!string.Equals(Path.GetFileNameWithoutExtension(path), file.Year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))
            {
                errors.Add($"{path}: year: 年份应与文件名一致 (must be the name of the file)");
            }

            if (file.Year is < FirstYear or > LastYear)
            {
                errors.Add($"{path}: year: 应在 {FirstYear} 至 {LastYear} 之间 (must be from {FirstYear} to {LastYear})");
                continue;
            }

            years.Add(file.Year);
            Collect(path, file.Notices, file.Year, national, errors);
        }

        if (years.Count == 0 && errors.Count == 0)
        {
            errors.Add($"{folder}: 没有任何一年的节假日安排 (no year's notice is there)");
        }

        var regional = ReadRegions(Path.Combine(folder, Regions), errors);
        return errors.Count == 0
            ? new HolidayCalendar(years, national.Values, regional)
            : throw new InvalidDataException(string.Join(Environment.NewLine, errors));
    }

    private static List<(string Region, IReadOnlyList<CalendarDay> Days)> ReadRegions(string folder, List<string> errors)
    {
        var regional = new List<(string, IReadOnlyList<CalendarDay>)>();
        var known = new Dictionary<string, Dictionary<DateOnly, CalendarDay>>(StringComparer.Ordinal);
        foreach (var path in Directory.Exists(folder) ? Files(folder) : [])
        {
            if (Parse<RegionFile>(path, errors) is not { } file)
            {
                continue;
            }

            if (!IsRegion(file.Region))
            {
                errors.Add($"{path}: region: 应为六位行政区划代码 (a six-digit region code is required)");
                continue;
            }

            if (!known.TryGetValue(file.Region, out var days))
            {
                known.Add(file.Region, days = []);
            }

            Collect(path, file.Notices, year: null, days, errors);
        }

        regional.AddRange(known.Select(region => (region.Key, (IReadOnlyList<CalendarDay>)[.. region.Value.Values])));
        return regional;
    }

    private static void Collect(string path, IReadOnlyList<HolidayNotice> notices, int? year, Dictionary<DateOnly, CalendarDay> days, List<string> errors)
    {
        if (notices.Count == 0)
        {
            errors.Add($"{path}: notices: 至少要有一份通知 (at least one notice is required)");
        }

        for (var i = 0; i < notices.Count; i++)
        {
            var notice = notices[i];
            if (string.IsNullOrWhiteSpace(notice.Number))
            {
                errors.Add($"{path}: notices[{i}].number: 必须写明通知的文号或者名称 (the notice must be named)");
            }

            for (var j = 0; j < notice.Holidays.Count; j++)
            {
                Collect($"{path}: notices[{i}].holidays[{j}]", notice.Number, notice.Holidays[j], year, days, errors);
            }
        }
    }

    private static void Collect(string place, string source, Holiday holiday, int? year, Dictionary<DateOnly, CalendarDay> days, List<string> errors)
    {
        if (string.IsNullOrWhiteSpace(holiday.Name))
        {
            errors.Add($"{place}.name: 必须写明节日名称 (the holiday must be named)");
        }

        if (holiday.From.Year < FirstYear || holiday.To.Year > LastYear || holiday.To < holiday.From || holiday.To.DayNumber - holiday.From.DayNumber > 31)
        {
            errors.Add($"{place}: from 不得晚于 to，不超过 31 天，年份在 {FirstYear} 至 {LastYear} 之间 (from must not be after to, at most 31 days, within {FirstYear} to {LastYear})");
            return;
        }

        for (var day = holiday.From; day <= holiday.To; day = day.AddDays(1))
        {
            Add(day, isOff: true);
        }

        foreach (var day in holiday.WorkOn)
        {
            if (!HolidayCalendar.IsWeekend(day))
            {
                errors.Add($"{place}.workOn: {Text(day)} 不是周末，不是调休上班日 (is not a weekend, so nothing is made up on it)");
            }

            Add(day, isOff: false);
        }

        void Add(DateOnly day, bool isOff)
        {
            if (year is { } own && (day < new DateOnly(own, 1, 1).AddDays(-DaysOutside) || day > new DateOnly(own, 12, 31).AddDays(DaysOutside)))
            {
                errors.Add($"{place}: {Text(day)} 不属于 {own} 年 (is not of the year {own})");
            }
            else if (!days.TryAdd(day, new CalendarDay { Date = day, Name = holiday.Name, IsOff = isOff, Source = source }))
            {
                errors.Add($"{place}: {Text(day)} 重复出现 (is given more than once)");
            }
        }
    }

    private static T? Parse<T>(string path, List<string> errors)
        where T : class
    {
        try
        {
            using var file = File.OpenRead(path);
            return JsonSerializer.Deserialize<T>(file, Json) ?? throw new JsonException("Expected an object.");
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            errors.Add($"{path}: 无法读取节假日安排 (cannot read the holidays): {exception.Message}");
            return null;
        }
    }

    private static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal);

    private static bool IsRegion(string region)
    {
        try
        {
            _ = RegionScope.Of(region);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed record YearFile
    {
        public required int Year { get; init; }

        public required IReadOnlyList<HolidayNotice> Notices { get; init; }
    }

    private sealed record RegionFile
    {
        public required string Region { get; init; }

        public required IReadOnlyList<HolidayNotice> Notices { get; init; }
    }

    private sealed record HolidayNotice
    {
        public required string Number { get; init; }

        public required IReadOnlyList<Holiday> Holidays { get; init; }
    }

    private sealed record Holiday
    {
        public required string Name { get; init; }

        public required DateOnly From { get; init; }

        public required DateOnly To { get; init; }

        public IReadOnlyList<DateOnly> WorkOn { get; init; } = [];
    }
}
