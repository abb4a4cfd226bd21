using Disclosure.Redactor.Detectors.Addresses;
using Disclosure.Redactor.Detectors.Certificates;
using Disclosure.Redactor.Detectors.Means;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors;

/// <summary>The word lists of the detectors, read and checked. Immutable.</summary>
internal sealed record DetectorWords
{
    /// <summary>Words that say what stands near them.</summary>
    public required ContextWords Contexts { get; init; }

    /// <summary>Words of addresses.</summary>
    public required AddressWords Addresses { get; init; }

    /// <summary>Words of certificates of property.</summary>
    public required GroupedPhrases<CertificateWordGroup> Certificates { get; init; }

    /// <summary>Words of what somebody owns, earns or owes.</summary>
    public required GroupedPhrases<MeansWordGroup> Means { get; init; }

    /// <summary>Prefixes of bank cards.</summary>
    public required CardPrefixes Cards { get; init; }

    /// <summary>Words of sex, ethnicity, education and work.</summary>
    public required GroupedPhrases<ParticularWordGroup> Particulars { get; init; }

    /// <summary>Reads all lists; errors are added and null is returned when any is not valid.</summary>
    public static DetectorWords? Read(Func<string, Stream> open, ICollection<string> errors)
    {
        var contexts = ContextWords.Read(open, errors);
        var addresses = AddressWords.Read(open, errors);
        var certificates = GroupedPhrases<CertificateWordGroup>.Read(open, "certificates.txt", errors);
        var means = GroupedPhrases<MeansWordGroup>.Read(open, "means.txt", errors);
        var cards = CardPrefixes.Read(open, errors);
        var particulars = GroupedPhrases<ParticularWordGroup>.Read(open, "particulars.txt", errors);
        return contexts is not null && addresses is not null && certificates is not null && means is not null && cards is not null && particulars is not null
            ? new DetectorWords { Contexts = contexts, Addresses = addresses, Certificates = certificates, Means = means, Cards = cards, Particulars = particulars }
            : null;
    }
}
