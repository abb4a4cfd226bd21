using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Disclosure.CrashPoints;

/// <summary>
/// Follows what the application traces of itself. Each beginning and each end of a traced step is a point, named by the path of steps that
/// led to it, such as <c>desk.step(received)/desk.step.write/store.transaction(desk)/store.commit(desk) begins</c>.
/// </summary>
internal sealed class CrashListener
{
    private static readonly string[] Qualifiers = ["desk.what", "desk.node", "gazette.kind", "db.namespace"];

    private readonly Lock _gate = new();
    private readonly FileStream? _record;
    private readonly string? _fatal;
    private int _left;

    private CrashListener(string? record, string? crashAt)
    {
        _record = record is null ? null : new FileStream(record, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        if (crashAt?.Split('#') is [var point, var occurrence])
        {
            (_fatal, _left) = (point, int.Parse(occurrence, CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Begins; without a file to record to and a point to crash at it does nothing.</summary>
    /// <param name="record">Absolute path; each point passed is added as a line, the fatal one too.</param>
    /// <param name="crashAt">A point and, after a <c>#</c>, at which passing of it to die, from 1.</param>
    public static void Listen(string? record, string? crashAt)
    {
        if (record is null && crashAt is null)
        {
            return;
        }

        var listener = new CrashListener(record, crashAt);
        ActivitySource.AddActivityListener(new ActivityListener
        {
            ShouldListenTo = static source => source.Name.StartsWith("Disclosure.", StringComparison.Ordinal),
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = activity => listener.Pass(activity, "begins"),
            ActivityStopped = activity => listener.Pass(activity, "ends"),
        });
    }

    private void Pass(Activity activity, string moment)
    {
        var point = $"{Path(activity)} {moment}";
        lock (_gate)
        {
            _record?.Write(Encoding.UTF8.GetBytes(point + "\n"));
            if (string.Equals(point, _fatal, StringComparison.Ordinal) && --_left == 0)
            {
                // SIGKILL, as the kernel or a power cut would: nothing of this process runs any more.
                using var self = Process.GetCurrentProcess();
                self.Kill();
                Thread.Sleep(Timeout.Infinite);
            }
        }
    }

    private static string Path(Activity activity)
    {
        var names = new List<string>();
        for (var step = activity; step is not null; step = step.Parent)
        {
            if (step.Source.Name.StartsWith("Disclosure.", StringComparison.Ordinal))
            {
                names.Add(Name(step));
            }
        }

        names.Reverse();
        return string.Join('/', names);
    }

    private static string Name(Activity step)
    {
        var qualifier = Array.Find(Qualifiers, tag => step.GetTagItem(tag) is string);
        return qualifier is null ? step.OperationName : $"{step.OperationName}({step.GetTagItem(qualifier)})";
    }
}
