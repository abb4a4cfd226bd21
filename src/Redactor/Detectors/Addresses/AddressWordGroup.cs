namespace Disclosure.Redactor.Detectors.Addresses;

/// <summary>The groups of words in <c>config/addresses.txt</c>; the file says what each is.</summary>
internal enum AddressWordGroup
{
    /// <summary>Words of units as coarse as a county.</summary>
    County,

    /// <summary>Words of towns.</summary>
    Town,

    /// <summary>Words of villages.</summary>
    Village,

    /// <summary>Words of hamlets and groups.</summary>
    Hamlet,

    /// <summary>Words of streets.</summary>
    Street,

    /// <summary>Words of estates.</summary>
    Estate,

    /// <summary>Words of houses, behind a number.</summary>
    House,

    /// <summary>Words of buildings, behind a number.</summary>
    Building,

    /// <summary>Words of rooms, behind a number.</summary>
    Room,

    /// <summary>Words of hamlets and streets that may have a number for a name.</summary>
    Numbered,

    /// <summary>Where no address goes on.</summary>
    Stop,

    /// <summary>Where no address goes on, but a name may begin with it.</summary>
    SoftStop,

    /// <summary>Between a label and its value.</summary>
    Filler,

    /// <summary>Right before an address and no part of it.</summary>
    Lead,

    /// <summary>A place of business, of work or of the violation.</summary>
    Business,

    /// <summary>Right behind an address: it is a home.</summary>
    Home,

    /// <summary>A natural person is spoken of.</summary>
    Person,

    /// <summary>An organisation is spoken of.</summary>
    Organisation,

    /// <summary>Words that hold a label by chance.</summary>
    NotLabel,

    /// <summary>In brackets behind an address: its owner lives there.</summary>
    LivedIn,

    /// <summary>Lodgings: whoever stays there does not live there.</summary>
    Lodging,

    /// <summary>A relative, or words that tell one.</summary>
    Kin,

    /// <summary>Right before the place where a relative is or whence somebody comes.</summary>
    Toward,

    /// <summary>Right before an address: somebody goes home to it.</summary>
    Homeward,

    /// <summary>Right before an address: mail is sent to it.</summary>
    Mail,

    /// <summary>What people come for.</summary>
    Livelihood,

    /// <summary>Behind an address: a life led there.</summary>
    Dwell,

    /// <summary>Words that hold one of those, or 家, by chance.</summary>
    NotDwell,

    /// <summary>What is done at a place that is therefore no home, or of goods.</summary>
    Deed,

    /// <summary>Right behind or before a room without its house: those who live there or beside it.</summary>
    Neighbour,

    /// <summary>Those who come to a place on duty.</summary>
    Official,
}
