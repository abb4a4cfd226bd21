using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Mutations;

/// <summary>A value that is planted: as it is, before any disguise.</summary>
/// <param name="Kind">What it is, such as <c>citizen-id-18</c>.</param>
/// <param name="Text">The value.</param>
/// <param name="TellsItself">Whether a reader without a label knows it for what it is: right in every part, and of a shape that nothing else has.</param>
/// <param name="Labels">What people write before it.</param>
internal sealed record PlantedValue(string Kind, string Text, bool TellsItself, IReadOnlyList<string> Labels)
{
    private const string Digits = "0123456789";
    private const string PlateLetters = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const string VinLetters = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789";
    private static readonly string[] Regions = ["530102", "530428", "532301", "532901", "533421", "530622", "510104", "440306", "110105", "532501"];
    private static readonly string[] CardIssuers = ["622848", "621700", "622202", "621226", "621661", "622262", "621799", "622188"];
    private static readonly string[] Mailboxes = ["yixiang", "lao.wang", "chen_1982", "ynmaster", "zhang-li"];
    private static readonly string[] Villages = ["大村", "上寨", "曼景兰", "石头村", "新发"];

    private static readonly IReadOnlyList<Func<SeededRandom, PlantedValue>> Makers =
    [
        random => new("citizen-id-18", CitizenId(random), true, ["身份证号码：", "公民身份号码", "身份证号：", "居民身份证号码为"]),
        random => new("citizen-id-15", $"{random.Pick(Regions)}{random.Next(40, 90)}{random.Next(1, 13):00}{random.Next(1, 29):00}{Number(random, 3)}", false, ["身份证号码：", "公民身份号码", "身份证号："]),
        random => new("mobile", $"1{random.Pick((string[])["38", "59", "87", "30", "78", "99", "50"])}{Number(random, 8)}", true, ["联系电话：", "手机：", "手机号码", "电话：", "联系方式："]),
        random => new("landline", $"087{random.Next(1, 10)}-{random.Next(2, 9)}{Number(random, 6)}", false, ["电话：", "联系电话：", "座机："]),
        random => new("bank-card", BankCard(random), true, ["银行卡号：", "卡号：", "收款账号：", "银行账号："]),
        random => new("account", $"{random.Next(1, 9)}{Number(random, random.Next(14, 20))}", false, ["银行账号：", "账号：", "开户行：中国农业银行弥勒支行，账号："]),
        random => new("email", $"{random.Pick(Mailboxes)}{Number(random, 3)}@{random.Pick((string[])["163.com", "qq.com", "example.com.cn"])}", true, ["邮箱：", "电子邮箱：", "E-mail："]),
        random => new("qq", $"{random.Next(1, 9)}{Number(random, random.Next(6, 10))}", false, ["QQ：", "QQ号：", "QQ号码："]),
        random => new("wechat", $"wx{random.Pick(Mailboxes)}{Number(random, 4)}", false, ["微信号：", "微信："]),
        random => new("plate", $"云{random.Pick(PlateLetters.ToCharArray())}{random.Pick(PlateLetters.ToCharArray())}{Number(random, 4)}", true, ["车牌号：", "号牌号码：", "车牌号为"]),
        random => new("vin", Vin(random), false, ["车架号：", "车辆识别代号："]),
        random => new("engine", $"{random.Pick(PlateLetters.ToCharArray())}{Number(random, 7)}", false, ["发动机号：", "发动机号码："]),
        random => new("passport", $"{random.Pick((string[])["E", "G", "EA", "EK"])}{Number(random, 8)}"[..9], false, ["护照号码：", "护照号："]),
        random => new("permit", $"{random.Pick((string[])["H", "M"])}{Number(random, 8)}", false, ["港澳居民来往内地通行证号码：", "通行证号："]),
        random => new("officer", $"军字第{Number(random, 7)}号", false, ["军官证号：", "军官证："]),
        random => new("property-certificate", $"云（20{random.Next(15, 25)}）昆明市不动产权第{Number(random, 7)}号", true, ["不动产权证号：", "权证号："]),
        random => new("house-certificate", $"昆房权证五华字第{Number(random, 9)}号", true, ["房屋所有权证号：", "权证号："]),
        random => new("address", $"云南省楚雄市东瓜镇{random.Pick(Villages)}村民委员会{random.Pick(Villages)}村民小组{random.Next(1, 200)}号", false, ["住址：", "家庭住址：", "现住："]),
    ];

    /// <summary>A value of any kind.</summary>
    public static PlantedValue Any(SeededRandom random) => random.Pick(Makers)(random);

    /// <summary>The same with a slip of the hand: a figure lost, doubled, changed or two exchanged. It tells nothing by itself then.</summary>
    public PlantedValue Damaged(SeededRandom random)
    {
        var figures = Enumerable.Range(0, Text.Length).Where(i => Digits.Contains(Text[i])).ToList();
        if (figures.Count < 5)
            return this;
        var at = figures[random.Next(1, figures.Count - 1)];
        var damaged = random.Next(4) switch
        {
            0 => Text.Remove(at, 1),
            1 => Text.Insert(at, Text[at].ToString()),
            2 => $"{Text[..at]}{Digits[(Text[at] - '0' + random.Next(1, 10)) % 10]}{Text[(at + 1)..]}",
            _ => Text[at + 1] is >= '0' and <= '9' ? $"{Text[..at]}{Text[at + 1]}{Text[at]}{Text[(at + 2)..]}" : Text.Remove(at, 1),
        };
        return this with { Text = damaged, Kind = Kind + "-damaged", TellsItself = false };
    }

    private static string Number(SeededRandom random, int length) => string.Concat(Enumerable.Range(0, length).Select(_ => random.Pick(Digits.ToCharArray())));

    private static string CitizenId(SeededRandom random)
    {
        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        var number = $"{random.Pick(Regions)}{random.Next(1945, 2005)}{random.Next(1, 13):00}{random.Next(1, 29):00}{Number(random, 3)}";
        return number + "10X98765432"[number.Zip(weights, (digit, weight) => (digit - '0') * weight).Sum() % 11];
    }

    private static string BankCard(SeededRandom random)
    {
        var number = random.Pick(CardIssuers) + Number(random, 12);
        var sum = number.Reverse().Select((digit, i) => i % 2 == 1 ? digit - '0' : (digit - '0') * 2 is > 9 and var twice ? twice - 9 : (digit - '0') * 2).Sum();
        return number + Digits[(10 - (sum % 10)) % 10];
    }

    private static string Vin(SeededRandom random)
    {
        string rest;
        do
            rest = string.Concat(Enumerable.Range(0, 9).Select(_ => random.Pick(VinLetters.ToCharArray())));
        while (!rest.Any(char.IsAsciiDigit));
        return $"LSV{rest}{Number(random, 5)}";
    }
}
