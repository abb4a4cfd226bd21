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
}
