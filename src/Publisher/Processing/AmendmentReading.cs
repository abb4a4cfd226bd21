using Disclosure.Publisher.Cases;
using Disclosure.Records;

namespace Disclosure.Publisher.Processing;

/// <summary>A decision as it was read.</summary>
/// <param name="Fields">Its fields, completed from its text.</param>
/// <param name="Text">Its served text.</param>
/// <param name="IsTyped">Whether a person typed it: then its text is made of the fields.</param>
/// <param name="Original">The bytes that were read.</param>
internal sealed record DecisionAsRead(CaseSubmission Fields, string Text, bool IsTyped, byte[] Original);

/// <summary>What an amendment turned out to be.</summary>
/// <param name="Amendment">The same wish with what it really changes.</param>
/// <param name="Wrong">Why it cannot be taken as what it is called; empty when it can.</param>
/// <param name="IsSameText">Whether it says, word for word, what the published decision says: what was found of that text holds for it too.</param>
internal sealed record AmendmentReading(Amendment Amendment, IReadOnlyList<CaseMessage> Wrong, bool IsSameText = false);

/// <summary>Holds an amendment against what it amends.</summary>
/// <param name="amended">The published decision; null when it cannot be read any more.</param>
/// <param name="amending">What is to take its place; its fields hold the wish.</param>
internal delegate AmendmentReading ReadsAmendment(DecisionAsRead? amended, DecisionAsRead amending);

/// <summary>What an amendment turned out to be once it was known what the public would read of it.</summary>
/// <param name="Amendment">The same wish with all that it really changes.</param>
/// <param name="Wrong">Why it cannot be taken as what it is called; empty when it can.</param>
public sealed record AmendmentInPublic(Amendment Amendment, IReadOnlyList<CaseMessage> Wrong);

/// <summary>Holds what the public would read of an amendment against what it reads now.</summary>
/// <param name="said">The amendment with what was found when it was read.</param>
/// <param name="was">The candidate of the decision that it amends; null when it cannot be read any more.</param>
/// <param name="isReduced">Whether people left the summary of that one alone in public.</param>
/// <param name="becomes">The candidate that is to take its place.</param>
public delegate AmendmentInPublic HoldsAmendment(Amendment said, DecisionRecord? was, bool isReduced, DecisionRecord becomes);
