namespace Disclosure.Redactor.Detectors;

/// <summary>What the words around a value may say of it; the words of each are in <c>config/contexts.txt</c>.</summary>
internal enum Context
{
    /// <summary>A citizen's ID number comes: 身份证号码, 公民身份号码.</summary>
    CitizenId,

    /// <summary>A unified social credit code comes.</summary>
    CreditCode,

    /// <summary>Another number comes, which is public: an order, a batch, a licence.</summary>
    OtherNumber,

    /// <summary>A word for any number: 编号, 登记号. Right behind a narrower word it says nothing of its own.</summary>
    GenericNumber,

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

    /// <summary>Where a house or a flat stands comes, whoever owns it: 房屋坐落, 坐落于.</summary>
    PropertyLabel,

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

    /// <summary>An e-mail address comes.</summary>
    Email,

    /// <summary>A messaging or payment account comes: 微信, QQ.</summary>
    InstantMessaging,

    /// <summary>The number of another certificate of a person comes: 护照, 居住证.</summary>
    OtherId,

    /// <summary>An officer's certificate number comes: 执法证号.</summary>
    OfficerCertificate,

    /// <summary>证号 alone: an officer's where one is named before it.</summary>
    Credential,

    /// <summary>Officers are named: 执法人员, 承办人.</summary>
    Officer,

    /// <summary>A registration plate comes.</summary>
    Plate,

    /// <summary>A frame, engine or register number of a vehicle comes.</summary>
    Vehicle,

    /// <summary>The last digits of a number come: 尾号, 后四位.</summary>
    Tail,

    /// <summary>An agency speaks of itself or of its services: 本局, 咨询, 窗口.</summary>
    Agency,

    /// <summary>A private person or firm is spoken of: 当事人, 联系人.</summary>
    Private,

    /// <summary>Somebody of another country or region is spoken of.</summary>
    Abroad,

    /// <summary>A particular of a person comes: 性别, 民族, 工作单位.</summary>
    Particular,
}
