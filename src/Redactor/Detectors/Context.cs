namespace Disclosure.Redactor.Detectors;

/// <summary>What the words around a value may say of it; the words of each are in <c>config/contexts.txt</c>.</summary>
internal enum Context
{
    /// <summary>A citizen's ID number comes: 身份证号码, 公民身份号码.</summary>
    CitizenId,

    /// <summary>A unified social credit code comes.</summary>
    CreditCode,

    /// <summary>Another number comes: an order, a batch, a licence.</summary>
    OtherNumber,

    /// <summary>A telephone number comes.</summary>
    Phone,

    /// <summary>An account comes: 账号, 卡号.</summary>
    Account,

    /// <summary>Money goes somewhere: 汇至, 转入.</summary>
    Payment,

    /// <summary>A bank is named or spoken of.</summary>
    Bank,

    /// <summary>A natural person's address comes: 住址, 户籍地, 家住.</summary>
    HomeLabel,

    /// <summary>An address comes, of whoever is spoken of: 住所, 联系地址.</summary>
    PlaceLabel,

    /// <summary>An address to which mail goes comes, of whoever is spoken of: 联系地址, 收货地址.</summary>
    MailLabel,

    /// <summary>The address of a business, an agency or a violation comes: 经营场所, 检查地点.</summary>
    PremisesLabel,

    /// <summary>A property right is named: 不动产权, 林权证.</summary>
    PropertyRight,

    /// <summary>What somebody owns, earns or owes is spoken of, whoever it is: 存款, 年收入, 负债.</summary>
    Means,

    /// <summary>The same, where the clause speaks of somebody's household or books: 收入, 贷款, 账户.</summary>
    HouseholdMeans,

    /// <summary>What can be owned and counted: 房产, 轿车.</summary>
    Owned,

    /// <summary>A birth is spoken of: 出生, 生于.</summary>
    Birth,

    /// <summary>Money goes to the treasury: 财政专户, 国库, 代收.</summary>
    Treasury,
}
