using Disclosure.Redactor.Detectors;

namespace Disclosure.NameTraining.Calibration;

/// <summary>A finding of a labelled text.</summary>
/// <param name="Candidate">What it was made of.</param>
/// <param name="IsRight">Whether it is right, in span and kind.</param>
internal readonly record struct MeasuredFinding(Candidate Candidate, bool IsRight);
