using Disclosure.Redactor.Findings;

namespace Disclosure.Redactor.Verification;

/// <summary>Runs of eight digits of hidden numbers, as integers in rented memory. Letters that are written for digits count as these.</summary>
internal sealed class DigitWindows : IDisposable
{
    /// <summary>A run of this many digits of a hidden number is residue.</summary>
    public const int Length = 8;

    private const int WithoutFirst = 10_000_000;

    private readonly List<string> _kinds = [];
    private PooledMap _windows = PooledMap.Rent();

    /// <summary>Adds the runs of a value.</summary>
    public void Add(ReadOnlySpan<char> letters, string kind)
    {
        var window = default(DigitWindow);
        for (var i = 0; i < letters.Length; i++)
        {
            // The region and the century of an ID number stand in many other numbers; a bare date is a date.
            if (window.Read(letters[i]) && !(kind is FindingKinds.CitizenId && i == Length - 1) && !IsDate(window.Digits))
                _windows.TryAdd(window.Digits, NumberOf(kind));
        }
    }

    /// <summary>The kind of the value whose run of digits this is; null when it is nobody's.</summary>
    public string? KindOf(int digits) => _windows.Find(digits) is >= 0 and var kind ? _kinds[kind] : null;

    /// <inheritdoc/>
    public void Dispose() => _windows.Dispose();

    private static bool IsDate(int digits)
    {
        var (year, month, day) = (digits / 10_000, digits / 100 % 100, digits % 100);
        return year is >= 1900 and < 2100 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
    }

    private int NumberOf(string kind)
    {
        var number = _kinds.IndexOf(kind);
        if (number >= 0)
            return number;
        _kinds.Add(kind);
        return _kinds.Count - 1;
    }

    /// <summary>The last eight digits of a run that is read letter by letter.</summary>
    internal struct DigitWindow
    {
        private int _length;

        /// <summary>The digits as a number.</summary>
        public int Digits { get; private set; }

        /// <summary>Reads on; true when the last eight letters were digits.</summary>
        public bool Read(char letter)
        {
            var digit = letter switch
            {
                >= '0' and <= '9' => letter - '0',
                'o' => 0,
                'l' or 'i' => 1,
                _ => -1,
            };
            if (digit < 0)
            {
                this = default;
                return false;
            }

            Digits = (Digits % WithoutFirst * 10) + digit;
            return ++_length >= Length;
        }
    }
}
