using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Disclosure.TestKit;

namespace Disclosure.EndToEnd.Receipts;

/// <summary>
/// Connections that ask for a decision many times over and read nothing, so that an answer is stuck half sent while the decision is removed;
/// only then they read what there is. Each answer tells by its own date whether it was made after the removal.
/// </summary>
internal sealed partial class SlowReaders(Uri site, IReadOnlyList<PublicDecision> decisions)
{
    // More than the buffers of both ends hold.
    private const int Questions = 400;
    private const int SmallBuffer = 4096;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private int _held;
    private int _cutOff;

    /// <summary>Connections that waited over a removal.</summary>
    public int Held => _held;

    /// <summary>Of those, the ones that the site cut off.</summary>
    public int CutOff => _cutOff;

    /// <summary>Begins slow readings until told to stop, some at once.</summary>
    /// <param name="atOnce">How many.</param>
    /// <param name="seed">Which decisions.</param>
    /// <param name="isHidden">Whether the removal of a decision was confirmed.</param>
    /// <param name="over">Ends it.</param>
    public Task ReadAsync(int atOnce, ulong seed, Func<PublicDecision, bool> isHidden, CancellationToken over) => Task.WhenAll(Enumerable.Range(0, atOnce).Select(number => Task.Run(
        async () =>
        {
            var random = new SeededRandom(seed + (ulong)number);
            while (!over.IsCancellationRequested)
            {
                var waiting = decisions.Where(known => known.Decision.IsGone && !isHidden(known)).ToList();
                if (waiting.Count == 0)
                {
                    return;
                }

                // One of the next, so that many are met in the time that a connection may be slow.
                await ReadAsync(waiting[random.Next(Math.Min(waiting.Count, 3))], isHidden, over);
            }
        },
        CancellationToken.None)));

    private async Task ReadAsync(PublicDecision known, Func<PublicDecision, bool> isHidden, CancellationToken over)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = SmallBuffer, NoDelay = true };
        var isCut = false;
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, site.Port, CancellationToken.None);
            var question = $"GET /decisions/{known.RecordId} HTTP/1.1\r\nHost: {site.Authority}\r\n\r\n";
            await socket.SendAsync(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(question, Questions))));
            var began = TimeProvider.System.GetTimestamp();
            while (!isHidden(known) && !over.IsCancellationRequested && TimeProvider.System.GetElapsedTime(began) < Patience)
            {
                await Task.Delay(50, CancellationToken.None);
            }

            if (!isHidden(known))
            {
                return;
            }

            Interlocked.Increment(ref _held);
            isCut = await ReadAllAsync(socket, known);
        }
        catch (SocketException)
        {
            isCut = true;
        }

        if (isCut)
        {
            Interlocked.Increment(ref _cutOff);
        }
    }

    /// <summary>True when the connection ended before it was answered in full.</summary>
    private static async Task<bool> ReadAllAsync(Socket socket, PublicDecision known)
    {
        using var all = new MemoryStream();
        var buffer = new byte[64 * 1024];
        var isCut = false;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(3));
        try
        {
            for (int read; (read = await socket.ReceiveAsync(buffer, patience.Token)) > 0;)
            {
                all.Write(buffer.AsSpan(0, read));
            }

            isCut = true;
        }
        catch (OperationCanceledException)
        {
            // Everything that was asked is answered.
        }
        catch (SocketException)
        {
            isCut = true;
        }

        foreach (Match answer in Answers().Matches(Encoding.Latin1.GetString(all.ToArray())))
        {
            if (DateTimeOffset.TryParse(answer.Groups["date"].ValueSpan, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var made))
            {
                // To the second, cut off: it was made then or later.
                known.See("slow", made.ToUnixTimeMilliseconds());
            }
        }

        return isCut;
    }

    [GeneratedRegex("HTTP/1.1 200 OK\r\n(?:[^\r]+\r\n)*?Date: (?<date>[^\r]+)\r\n", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Answers();
}
