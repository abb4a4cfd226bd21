namespace Disclosure.Redactor.Policy;

/// <summary>Reads <c>phones</c>. What could let a private number through is refused: a long number, another prefix, a label as broad as 电话.</summary>
internal static class PhoneSettingsReader
{
    private const int MostEntries = 200;
    private const int LongestLabel = 12;

    // A label that is part of one of these would keep people's own numbers.
    private static readonly string[] PersonalLabels =
        ["联系电话号码", "本人电话", "移动电话", "家庭电话", "住宅电话", "办公电话", "手机号码", "联系方式", "通信方式", "通讯方式", "微信同号", "座机号码", "固定电话", "传真号码", "法定代表人", "当事人"];

    /// <summary>Reads the object and closes it.</summary>
    public static PhoneSettings Read(ConfigurationObject phones)
    {
        var numbers = phones.Texts("keptNumbers", MostEntries, longest: 6);
        var prefixes = phones.Texts("keptPrefixes", MostEntries, longest: 3);
        var labels = phones.Texts("keptLabels", MostEntries, LongestLabel);
        phones.Close();
        if (numbers.Any(number => number.Length < 3 || !number.All(char.IsAsciiDigit)))
        {
            phones.Fail("keptNumbers", "holds something that is not three to six digits");
        }

        if (prefixes.Any(prefix => prefix is not ("400" or "800")))
        {
            phones.Fail("keptPrefixes", "holds something that is neither 400 nor 800");
        }

        if (labels.Any(label => label.Length < 2 || Array.Exists(PersonalLabels, personal => personal.Contains(label, StringComparison.Ordinal))))
        {
            phones.Fail("keptLabels", "holds a word that also stands before people's own numbers");
        }

        return new PhoneSettings { KeptNumbers = numbers, KeptPrefixes = prefixes, KeptLabels = labels };
    }
}
