using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Diagnostics.Tracing;
using System.Globalization;

namespace Disclosure.Publisher.Tests.Planting;

/// <summary>Every activity, measurement and event of this process, with names, tags and events, from every source.</summary>
public sealed class CapturedTraces : IDisposable
{
    // The test's own client lives in this process as well; the desk has none.
    private static readonly string[] Client = ["System.Net.", "Experimental.System.Net.", "Private.InternalDiagnostics.System.Net.", "System.Diagnostics.Metrics"];

    // The server's own events carry the path as it came. Only a debugger's door reads them, and the desk is started with that door shut.
    private static readonly string[] Debugger =
        ["Microsoft.AspNetCore.Hosting", "Microsoft-AspNetCore-Server-Kestrel", "Microsoft-Diagnostics-DiagnosticSource", "System.Threading.Tasks.TplEventSource", "System.Buffers.ArrayPoolEventSource"];

    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ConcurrentDictionary<string, bool> _sources = new(StringComparer.Ordinal);
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters = new();
    private readonly Events _events;

    public CapturedTraces()
    {
        _activities = new ActivityListener
        {
            ShouldListenTo = source => !IsClient(source.Name),
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            SampleUsingParentId = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Add,
        };
        ActivitySource.AddActivityListener(_activities);
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (!IsClient(instrument.Meter.Name))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Add(instrument, tags));
        _meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Add(instrument, tags));
        _meters.SetMeasurementEventCallback<int>((instrument, _, tags, _) => Add(instrument, tags));
        _meters.Start();
        _events = new Events(_lines);
    }

    public IReadOnlyCollection<string> Lines => _lines.ToArray();

    /// <summary>Sources that spoke.</summary>
    public IReadOnlyCollection<string> Sources => [.. _sources.Keys];

    public void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
        _events.Dispose();
    }

    private static bool IsClient(string source) => Client.Any(prefix => source.StartsWith(prefix, StringComparison.Ordinal));

    private void Add(Activity activity)
    {
        _sources[activity.Source.Name] = true;
        var events = activity.Events.SelectMany(one => one.Tags.Select(tag => $"{one.Name} {tag.Key}={tag.Value}"));
        var parts = activity.TagObjects.Select(tag => $"{tag.Key}={tag.Value}").Concat(events).Concat(activity.Baggage.Select(item => $"{item.Key}={item.Value}"));
        _lines.Enqueue($"{activity.Source.Name} {activity.OperationName} {activity.DisplayName} {activity.StatusDescription} {activity.TraceStateString} {string.Join(' ', parts)}");
    }

    private void Add(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        _sources[instrument.Meter.Name] = true;
        var line = $"{instrument.Meter.Name} {instrument.Name}";
        foreach (var tag in tags)
        {
            line += string.Create(CultureInfo.InvariantCulture, $" {tag.Key}={tag.Value}");
        }

        _lines.Enqueue(line);
    }

    private sealed class Events(ConcurrentQueue<string> lines) : EventListener
    {
        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (!IsClient(eventSource.Name) && !Debugger.Contains(eventSource.Name, StringComparer.Ordinal) && !eventSource.Name.Contains("Runtime", StringComparison.Ordinal)
                && !eventSource.Name.StartsWith("Microsoft-Extensions", StringComparison.Ordinal))
            {
                EnableEvents(eventSource, EventLevel.Verbose, EventKeywords.All);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData) =>
            lines?.Enqueue($"{eventData.EventSource.Name} {eventData.EventName} {string.Join(' ', eventData.Payload ?? (IEnumerable<object?>)[])}");
    }
}
