namespace Disclosure.Redactor.Detectors;

/// <summary>Finds values of one kind. Stateless: one instance serves all documents at once.</summary>
internal interface IDetector
{
    /// <summary>The first part of the rules it reports, such as <c>citizen-id</c>.</summary>
    string Name { get; }

    /// <summary>Adds every value it finds, in any order; overlaps with other kinds are allowed.</summary>
    void Detect(ScannedText text, ICollection<Candidate> found);
}
