using System.Diagnostics;

namespace Disclosure.Publisher.Tracing;

/// <summary>
/// What the desk does, told to whoever listens to the source <see cref="SourceName"/>; next to nothing while nobody does. Tags hold
/// case ids, states, acts and counts; never a name, a number of a document, a text or a reason.
/// </summary>
internal static class DeskTracing
{
    /// <summary>The source's name.</summary>
    public const string SourceName = "Disclosure.Desk";

    /// <summary>A push is taken in, from the search for secrecy marks to the commit.</summary>
    public const string Intake = "desk.intake";

    /// <summary>The machine claims the oldest case that waits.</summary>
    public const string Claim = "desk.claim";

    /// <summary>A claimed case is taken one step further.</summary>
    public const string Step = "desk.step";

    /// <summary>Within a step: its parts are opened and the result is computed; nothing is written.</summary>
    public const string ComputeStep = "desk.step.compute";

    /// <summary>Within a step: result, move and audit entry are written.</summary>
    public const string WriteStep = "desk.step.write";

    /// <summary>A task of the outbox is carried out.</summary>
    public const string Task = "desk.task";

    /// <summary>Within a task: what is about to be public is verified once more.</summary>
    public const string VerifyTask = "desk.task.verify";

    /// <summary>Within a task: the gazette is told.</summary>
    public const string TellTask = "desk.task.tell";

    /// <summary>Within a task: the case moves and the task is done.</summary>
    public const string FinishTask = "desk.task.finish";

    /// <summary>Before the port opens: what the ledgers and the gazette know, and a restored store does not, is made up for.</summary>
    public const string Restore = "desk.restore";

    /// <summary>Within that: a case takes the step that the gazette knows of.</summary>
    public const string AdoptStep = "desk.restore.adopt";

    /// <summary>Within that: a case is erased again.</summary>
    public const string EraseAgain = "desk.restore.erase";

    /// <summary>A person decides on a case.</summary>
    public const string Decide = "desk.decide";

    /// <summary>Takedowns that wait for a second person are looked at.</summary>
    public const string Takedowns = "desk.takedowns";

    /// <summary>The configured list of public nodes is taken over.</summary>
    public const string ListNodes = "desk.nodes";

    /// <summary>A round with a public node.</summary>
    public const string Node = "desk.node";

    /// <summary>Within a round: the node is asked, and its answer held against everything it must hold.</summary>
    public const string AskNode = "desk.node.ask";

    /// <summary>Within a round: what it said is written down, with every receipt that follows from it.</summary>
    public const string KeepAnswer = "desk.node.keep";

    /// <summary>Within a round: receipts were given; what is still missing is read.</summary>
    public const string Confirmed = "desk.node.confirmed";

    /// <summary>Within a round, or a check for residue: an alarm is raised.</summary>
    public const string Alarm = "desk.alarm";

    /// <summary>A node is asked for a text that was removed.</summary>
    public const string Residue = "desk.residue";

    private static readonly ActivitySource Source = new(SourceName);

    public static Activity? Start(string name) => Source.StartActivity(name);

    /// <param name="name">One of the names above.</param>
    /// <param name="node">The public node's name.</param>
    public static Activity? OfNode(string name, string node) => !Source.HasListeners() ? null : Source.StartActivity(
        name,
        ActivityKind.Internal,
        parentContext: default,
        [new("desk.node", node)]);

    /// <param name="name">One of the names above.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="what">Its state, or the act that is carried out.</param>
    public static Activity? Start(string name, string caseId, string what) => !Source.HasListeners() ? null : Source.StartActivity(
        name,
        ActivityKind.Internal,
        parentContext: default,
        [new("desk.case", caseId), new("desk.what", what)]);
}
