namespace Disclosure.Redactor.Detectors.Certificates;

/// <summary>The groups of words in <c>config/certificates.txt</c>; the file says what each is.</summary>
internal enum CertificateWordGroup
{
    /// <summary>The right, as it stands in a number.</summary>
    Right,

    /// <summary>The same in one character, before 字.</summary>
    Short,

    /// <summary>An act, a permit or a contract.</summary>
    Act,

    /// <summary>Before the number and no part of it.</summary>
    Lead,

    /// <summary>Between the name of a certificate and its number.</summary>
    Label,

    /// <summary>Behind a short number that is a certificate's.</summary>
    Mention,
}
