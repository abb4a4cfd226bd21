using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Processing;
using Disclosure.Redactor;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;

namespace Disclosure.Publisher.Rescanning;

/// <summary>What the desk has of the original behind a public record.</summary>
internal abstract record RescanOriginal
{
    private RescanOriginal()
    {
    }

    /// <summary>The case; null when the desk knows none.</summary>
    public CaseRow? Row { get; private init; }

    /// <summary>The original, read, with what was made of it when it was published.</summary>
    public sealed record Readable : RescanOriginal
    {
        public Readable(CaseRow row) => Row = row;

        public required Agency Agency { get; init; }

        public required CaseSubmission Fields { get; init; }

        public required SourceDocument Document { get; init; }

        /// <summary>What the redactor made of it then.</summary>
        public required RedactionResult Then { get; init; }

        /// <summary>What reviewers corrected; null when nothing.</summary>
        public required ReviewCorrections? Corrections { get; init; }

        /// <summary>What reviewers looked at and held to be right; null when nothing.</summary>
        public ReviewAcceptances? Acceptances { get; init; }

        /// <summary>What the agency said of it, as the redactor reads it.</summary>
        public CaseFacts Facts => RecordBuilder.FactsOf(Fields, Agency);

        /// <summary>The same with what reviewers added: whoever looks for what must stay hidden looks for that too.</summary>
        public CaseFacts ReviewedFacts => Facts with { Added = Corrections?.Added ?? [] };

        /// <summary>Clauses of the grounds that people let go when it was published: of a commercial secret or privacy two, of others one (公示办法 Art. 11).</summary>
        public required IReadOnlySet<string> LetGo { get; init; }
    }

    /// <summary>Erased by order: only what is public is left.</summary>
    public sealed record Destroyed : RescanOriginal
    {
        public Destroyed(CaseRow row) => Row = row;
    }

    /// <summary>It should be there and cannot be opened.</summary>
    public sealed record Unreadable : RescanOriginal
    {
        public Unreadable(CaseRow? row, string obstacle)
        {
            Row = row;
            Obstacle = obstacle;
        }

        /// <summary>One of <see cref="RescanObstacle"/>.</summary>
        public string Obstacle { get; }
    }
}
