namespace Disclosure.Redactor.Detectors.Addresses;

/// <summary>How fine a unit of an address is, from coarse to fine.</summary>
internal enum AddressLevel
{
    /// <summary>No unit at all.</summary>
    None,

    /// <summary>省 down to 县: where somebody comes from.</summary>
    County,

    /// <summary>镇, 乡, 街道.</summary>
    Town,

    /// <summary>村委会, 社区.</summary>
    Village,

    /// <summary>村, 寨, 组, 社: a hamlet or a group of households.</summary>
    Hamlet,

    /// <summary>路, 街, 巷.</summary>
    Street,

    /// <summary>小区, 花园, 宿舍.</summary>
    Estate,

    /// <summary>号: a house.</summary>
    House,

    /// <summary>幢, 栋, 座, 号楼.</summary>
    Building,

    /// <summary>单元, 层, 室, or numbers with hyphens such as 6-3-1202.</summary>
    Room,
}
