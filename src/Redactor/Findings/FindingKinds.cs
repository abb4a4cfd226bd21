namespace Disclosure.Redactor.Findings;

/// <summary>The closed list of finding kinds, as they are written in files and on the wire.</summary>
public static class FindingKinds
{
    /// <summary>A natural person's name.</summary>
    public const string Person = "person";

    /// <summary>The registered legal representative's name.</summary>
    public const string LegalRepresentative = "legal_representative";

    /// <summary>A natural person's address.</summary>
    public const string Address = "address";

    /// <summary>身份证号码</summary>
    public const string CitizenId = "citizen_id";

    /// <summary>Passport, permit, officer's certificate or another identity number.</summary>
    public const string OtherId = "other_id";

    /// <summary>Telephone number.</summary>
    public const string Phone = "phone";

    /// <summary>E-mail address.</summary>
    public const string Email = "email";

    /// <summary>QQ, WeChat and similar accounts.</summary>
    public const string InstantMessaging = "im";

    /// <summary>银行账号</summary>
    public const string BankAccount = "bank_account";

    /// <summary>动产或者不动产权属证书编号</summary>
    public const string PropertyCertificate = "property_certificate";

    /// <summary>Vehicle registration plate.</summary>
    public const string Plate = "plate";

    /// <summary>Frame, engine or driving-licence file number.</summary>
    public const string VehicleId = "vehicle_id";

    /// <summary>财产状况</summary>
    public const string PropertyStatus = "property_status";

    /// <summary>Date of birth.</summary>
    public const string BirthDate = "birth_date";

    /// <summary>Name of an organisation.</summary>
    public const string Organisation = "organisation";

    /// <summary>统一社会信用代码</summary>
    public const string CreditCode = "credit_code";

    /// <summary>文号</summary>
    public const string DocumentNumber = "document_number";

    /// <summary>All of them, in the order of this list.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Person, LegalRepresentative, Address, CitizenId, OtherId, Phone, Email, InstantMessaging, BankAccount, PropertyCertificate, Plate, VehicleId,
        PropertyStatus, BirthDate, Organisation, CreditCode, DocumentNumber,
    ];
}
