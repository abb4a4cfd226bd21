using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;

namespace Disclosure.Publisher.Review;

/// <summary>
/// What a filter asks of the store. Each state is asked for itself, so that its index is entered at the cursor and walked in the order of the
/// list; what narrows the list further stands in the same index. The agency is in every part of it.
/// </summary>
internal sealed class QueueQuestion
{
    // The rank puts them before everything else, so that they are one short range of the index.
    internal const string IsWithdrawalDue = "queue_rank < -100000000000000000";

    private static readonly CaseState[] Every = Enum.GetValues<CaseState>();

    // The clock runs for what nobody has decided on, and for what came back to the agency.
    private static readonly CaseState[] Running = [.. CaseTransitions.Undecided, CaseState.Returned];

    // The states in which something can wait for a second person.
    private static readonly CaseState[] Waiting =
        [CaseState.Held, CaseState.Withheld, CaseState.Published, CaseState.Amended, CaseState.SummaryOnly, CaseState.Suspended, CaseState.Withdrawn, CaseState.Expired];

    // What waits is little: it is looked for first, each kind in an index of its own. Of proposals the last word in the audit counts.
    private static readonly string WaitsForSecond =
        $"""
         AND case_id IN (
            SELECT w.case_id FROM case_part w WHERE w.part = 'aftermath-waiting'
            UNION SELECT t.case_id FROM takedown t WHERE t.decided_at IS NULL
            UNION SELECT p.case_id FROM case_part p CROSS JOIN decision_case h
            WHERE h.case_id = p.case_id AND p.part = 'override' AND h.state IN ('{CaseState.Held.Wire()}', '{CaseState.Withheld.Wire()}')
              AND (SELECT a.act FROM audit a WHERE a.case_id = p.case_id AND a.act IN ('{AuditActs.OverrideProposed}', '{AuditActs.OverrideConfirmed}', '{AuditActs.OverrideDeclined}')
                ORDER BY a.sequence DESC LIMIT 1) = '{AuditActs.OverrideProposed}')
        """;

    private readonly DynamicParameters _parameters = new();
    private readonly IReadOnlyList<CaseState> _states;
    private readonly string _narrowed;

    /// <summary>The question of a person, about cases of the own agency.</summary>
    public QueueQuestion(DeskUser user, QueueFilter filter, QueueMoment moment)
    {
        _states = filter.States.Count > 0 ? [.. filter.States.Distinct()] : Every;
        if (filter.Lateness is QueueLateness.Late or QueueLateness.Soon)
        {
            _states = [.. _states.Intersect(Running)];
        }
        else if (filter.Lateness is QueueLateness.Withdrawal)
        {
            _states = [.. _states.Intersect(CaseTransitions.Withdrawable)];
        }

        if (filter.WaitsForSecond)
        {
            _states = [.. _states.Intersect(Waiting)];
        }

        _narrowed = string.Concat(Conditions(user, filter, moment));
        IsEverything = filter.States.Count == 0 && !IsNarrowed;
        _parameters.Add("AgencyCode", user.AgencyCode);
    }

    /// <summary>Whether something beside the states narrows the list.</summary>
    public bool IsNarrowed => _narrowed.Length > 0;

    /// <summary>Whether nothing narrows it: then the order of arrival is an index of its own.</summary>
    public bool IsEverything { get; }

    /// <summary>The rows of a page, in the order of the queue, of those behind the cursor.</summary>
    public (string Sql, DynamicParameters Parameters) Page((long Rank, string? CaseId) after, int limit) => Page(CaseRow.Columns, after, limit);

    /// <summary>The same, with columns of the caller's choice.</summary>
    public (string Sql, DynamicParameters Parameters) Page(string columns, (long Rank, string? CaseId) after, int limit)
    {
        // Order and cursor are one pair in one direction, so that the index is entered at the cursor however deep the page lies.
        var behind = after.CaseId is null ? string.Empty : " AND (queue_rank, case_id) > (@Rank, @CaseId)";
        _parameters.Add("Rank", after.Rank);
        _parameters.Add("CaseId", after.CaseId);
        _parameters.Add("limit", limit);
        const string order = "ORDER BY queue_rank, case_id";
        if (IsEverything)
        {
            return ($"SELECT {columns} FROM decision_case WHERE agency_code = @AgencyCode{behind} {order} LIMIT @limit", _parameters);
        }

        var found = OfEachState("case_id, queue_rank", behind, $"{order} LIMIT @limit");
        return ($"SELECT {columns} FROM decision_case WHERE case_id IN (SELECT case_id FROM ({found}) found {order} LIMIT @limit) {order}", _parameters);
    }

    /// <summary>
    /// The rows of a number. A number leads to a handful, but the engine would rather walk the whole list in order: the plus
    /// keeps it from that index.
    /// </summary>
    /// <param name="number">The blind index of the number.</param>
    /// <param name="limit">Rows at most.</param>
    public (string Sql, DynamicParameters Parameters) Numbered(string number, int limit)
    {
        _parameters.Add("number", number);
        _parameters.Add("limit", limit);
        return ($"""
            SELECT {CaseRow.Columns} FROM decision_case
            WHERE agency_code = @AgencyCode AND number_index = @number AND state IN ({(_states.Count == 0 ? "''" : CaseStateNames.SqlList(_states))}){_narrowed}
            ORDER BY +queue_rank, case_id LIMIT @limit
            """, _parameters);
    }

    /// <summary>How many cases match: counted up to <paramref name="most"/> in each state and no further.</summary>
    public (string Sql, DynamicParameters Parameters) Count(int most)
    {
        _parameters.Add("most", most);
        return ($"SELECT COUNT(*) FROM ({OfEachState("1 AS one", string.Empty, "LIMIT @most")}) found", _parameters);
    }

    private string OfEachState(string columns, string behind, string end) => _states.Count == 0 ? $"SELECT {columns} FROM decision_case WHERE 1 = 0" : string.Join(" UNION ALL ", _states.Select((state, index) =>
        $"SELECT * FROM (SELECT {columns} FROM decision_case WHERE agency_code = @AgencyCode AND state = '{state.Wire()}'{behind}{_narrowed} {end}) of_state{index}"));

    private IEnumerable<string> Conditions(DeskUser user, QueueFilter filter, QueueMoment moment)
    {
        if (filter.Acts.Count > 0)
        {
            // Names of this program, so that both engines read the same text.
            yield return $" AND act_type IN ({string.Join(", ", filter.Acts.Distinct().Select(act => $"'{act}'"))})";
        }

        if (filter.DecidedFrom is { } from)
        {
            yield return With("from", ChineseDay.Stored(from), " AND decided_on >= @from");
        }

        if (filter.DecidedTo is { } to)
        {
            yield return With("to", ChineseDay.Stored(to), " AND decided_on <= @to");
        }

        if (filter.Submitter is { } submitter)
        {
            yield return With("submitter", submitter, " AND submitter = @submitter");
        }

        switch (filter.Share)
        {
            case QueueShare.Mine:
                yield return With("me", user.Name, " AND submitter = @me");
                break;
            case QueueShare.OfOthers:
                string[] own = [user.Name, .. user.StandsInFor];
                // Co-authors stand beside the submitter with blanks between them.
                yield return string.Concat(own.Select((name, index) => With(
                    $"own{index}", $" {name} ",
                    $" AND replace(' ' || submitter || ' ' || COALESCE(co_authors, '') || ' ', @own{index}, '') = ' ' || submitter || ' ' || COALESCE(co_authors, '') || ' '")));
                break;
            case QueueShare.ReviewedByMe:
                yield return With("me", user.Name, " AND reviewer = @me");
                break;
        }

        if (filter.Lateness is { } lateness)
        {
            _parameters.Add("now", moment.Now);
            _parameters.Add("soon", moment.SoonUntil);
            yield return lateness switch
            {
                QueueLateness.Late => " AND late_from <= @now AND published_at IS NULL",
                QueueLateness.Soon => " AND late_from > @now AND late_from <= @soon AND published_at IS NULL",
                QueueLateness.PublishedLate => " AND published_at >= late_from",
                QueueLateness.Withdrawal => $" AND {IsWithdrawalDue}",
                _ => " AND late_from IS NULL",
            };
        }

        if (filter.WaitsForSecond)
        {
            yield return WaitsForSecond;
        }

        if (filter.Open is { } open)
        {
            yield return open switch { TriState.Yes => " AND open_questions > 0", TriState.No => " AND open_questions = 0", _ => " AND open_questions IS NULL" };
        }

        if (filter.Person is { } person)
        {
            yield return person switch { TriState.Yes => " AND has_person = 1", TriState.No => " AND has_person = 0", _ => " AND has_person IS NULL" };
        }
    }

    private string With(string name, string value, string condition)
    {
        _parameters.Add(name, value);
        return condition;
    }
}

/// <summary>The moment at which a list is asked for.</summary>
/// <param name="Now">Milliseconds since 1970-01-01 UTC.</param>
/// <param name="SoonUntil">The first instant after the last of the days that count as near, milliseconds since 1970-01-01 UTC.</param>
internal sealed record QueueMoment(long Now, long SoonUntil);
