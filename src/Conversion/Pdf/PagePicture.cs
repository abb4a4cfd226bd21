namespace Disclosure.Conversion.Pdf;

/// <summary>A page as it looks: grey values, one for each point of 1/72 inch, 0 for black and 255 for white.</summary>
internal sealed class PagePicture
{
    // Differences below this are not seen on paper.
    private const int SeenContrast = 24;

    private readonly byte[] _grey;

    private PagePicture(int width, int height, byte[] grey)
    {
        Width = width;
        Height = height;
        _grey = grey;
    }

    /// <summary>Width in points.</summary>
    public int Width { get; }

    /// <summary>Height in points.</summary>
    public int Height { get; }

    /// <summary>The grey value of a point within the page.</summary>
    public byte this[int x, int y] => _grey[(y * Width) + x];

    /// <summary>The next picture of a row of binary PGM files; null at the end.</summary>
    /// <param name="stream">The pictures.</param>
    /// <param name="largest">Largest number of points.</param>
    /// <exception cref="InvalidDataException">It is no such file, or too large.</exception>
    /// <exception cref="EndOfStreamException">It is cut off.</exception>
    public static PagePicture? Read(Stream stream, int largest)
    {
        var first = stream.ReadByte();
        if (first < 0)
            return null;
        if (first != 'P' || stream.ReadByte() != '5')
            throw new InvalidDataException("Not a picture.");
        stream.ReadByte();
        var (width, height, white) = (Number(stream), Number(stream), Number(stream));
        if (white != 255 || width <= 0 || height <= 0 || (long)width * height > largest)
            throw new InvalidDataException("Not a picture of a page.");
        var grey = new byte[width * height];
        stream.ReadExactly(grey);
        return new PagePicture(width, height, grey);
    }

    /// <summary>Whether anything can be made out in a part of the page; never in one outside of it.</summary>
    public bool ShowsSomething(double left, double top, double right, double bottom)
    {
        var (x0, y0, x1, y1) = Within(left, top, right, bottom);
        var (darkest, lightest) = (255, 0);
        for (var y = y0; y < y1; y++)
        {
            foreach (var grey in _grey.AsSpan((y * Width) + x0, Math.Max(0, x1 - x0)))
            {
                darkest = Math.Min(darkest, grey);
                lightest = Math.Max(lightest, grey);
            }
        }

        return lightest - darkest >= SeenContrast;
    }

    /// <summary>Whether most of a part of the page is light.</summary>
    public bool IsLight(double left, double top, double right, double bottom)
    {
        var (x0, y0, x1, y1) = Within(left, top, right, bottom);
        var light = 0;
        for (var y = y0; y < y1; y++)
        {
            foreach (var grey in _grey.AsSpan((y * Width) + x0, Math.Max(0, x1 - x0)))
                light += grey > 255 - (2 * SeenContrast) ? 1 : 0;
        }

        return light * 2 >= Math.Max(0, x1 - x0) * Math.Max(0, y1 - y0);
    }

    /// <summary>Number of points that are not white.</summary>
    public int Ink()
    {
        var ink = 0;
        foreach (var grey in _grey)
            ink += grey < 255 - SeenContrast ? 1 : 0;
        return ink;
    }

    /// <summary>Makes a part of the page white, such as one whose text was read.</summary>
    public void Erase(double left, double top, double right, double bottom)
    {
        var (x0, y0, x1, y1) = Within(left, top, right, bottom);
        for (var y = y0; y < y1; y++)
            _grey.AsSpan((y * Width) + x0, Math.Max(0, x1 - x0)).Fill(255);
    }

    private (int Left, int Top, int Right, int Bottom) Within(double left, double top, double right, double bottom) =>
        ((int)Math.Clamp(left, 0, Width), (int)Math.Clamp(top, 0, Height), (int)Math.Clamp(Math.Ceiling(right), 0, Width), (int)Math.Clamp(Math.Ceiling(bottom), 0, Height));

    private static int Number(Stream stream)
    {
        var value = 0;
        for (var digits = 0; digits < 8; digits++)
        {
            var c = stream.ReadByte();
            if (c is < '0' or > '9')
                return value;
            value = (value * 10) + (c - '0');
        }

        throw new InvalidDataException("Not a number of a picture.");
    }
}
