using Disclosure.Cli.Places;
using Disclosure.Cli.Seeding;

namespace Disclosure.Cli.Running;

/// <summary>What <c>up</c> says when everything runs.</summary>
internal static class Welcome
{
    private const string ShownAgency = "dljtj";

    public static async Task WriteAsync(TextWriter output, Addresses addresses, SampleAccounts accounts, DataFolders folders, bool isEmpty)
    {
        var site = addresses.Site.AbsoluteUri.TrimEnd('/');
        var desk = addresses.Desk.AbsoluteUri.TrimEnd('/');
        var shown = accounts.Agencies.FirstOrDefault(agency => string.Equals(agency.Code, ShownAgency, StringComparison.Ordinal)) ?? accounts.Agencies[0];
        var third = $"用另一机关的密钥推送： ./disclosure push FILE --meta M.json --url {desk} --key {shown.ApiKey}";
        string[] tries = isEmpty
            ? [$"打开 {site}", $"以 {shown.Reviewer} 登录 {desk}", third.Replace("另一机关", "机关", StringComparison.Ordinal)]
            :
            [
                $"在公示网搜索： {site}/search?q=超过保质期",
                $"以 {shown.Reviewer} 登录工作台，批准待审核的“大交执扣〔2026〕9号”，随后在公示网找到它： {desk}",
                third.Replace("另一机关", shown.Name, StringComparison.Ordinal),
            ];
        await output.WriteLineAsync(
            $"""

            Disclosure 正在运行，按 Ctrl-C 结束。 Running; Ctrl-C ends it.

              公示网 (public site)  {site}
              工作台 (desk)         {desk}

            示例账号 (sample accounts)，密码都是 {accounts.Password}
            """);
        foreach (var agency in accounts.Agencies)
        {
            await output.WriteLineAsync($"  {agency.Reviewer,-14} 审核    {agency.Clerk,-14} 经办    {agency.Name}");
        }

        foreach (var titled in accounts.Officers.Where(officer => officer.Role is not "agencyAdmin" || string.Equals(officer.Agency, shown.Code, StringComparison.Ordinal)).GroupBy(officer => officer.Title, StringComparer.Ordinal))
        {
            await output.WriteLineAsync($"  {titled.Key}： {string.Join("  ", titled.Select(officer => officer.Name))}");
        }

        await output.WriteLineAsync($"  各机关的接口密钥 (API keys)： {folders.SampleAccountsFile}");
        await output.WriteLineAsync();
        await output.WriteLineAsync("试一试 (three things to try)");
        for (var i = 0; i < tries.Length; i++)
        {
            await output.WriteLineAsync($"  {i + 1}. {tries[i]}");
        }

        await output.WriteLineAsync();
        await output.FlushAsync();
    }
}
