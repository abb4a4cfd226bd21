using System.Collections;
using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using QRCoder;

namespace Disclosure.DecisionPages;

/// <summary>
/// The permanent address as a QR code, drawn into the page: black on white on every screen, so that telephones read it in the dark style
/// and from paper. It carries the address and nothing of who looks at it.
/// </summary>
/// <param name="address">What it carries; beyond 300 characters nothing is drawn.</param>
/// <param name="label">What a screen reader says in its place.</param>
public sealed class AddressCode(string address, string label = "永久地址的二维码") : IHtmlContent
{
    // Where no address is configured it is the visitor's own word, and a code holds only so much.
    private const int Longest = 300;

    /// <inheritdoc/>
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(encoder);
        if (address.Length > Longest)
            return;
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var size = rows.Count.ToString(CultureInfo.InvariantCulture);
        writer.Write($"<svg class=\"code\" role=\"img\" aria-label=\"{encoder.Encode(label)}\" viewBox=\"0 0 {size} {size}\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{size}v{size}H0z\"/><path fill=\"#000\" d=\"");
        for (var row = 0; row < rows.Count; row++)
            WriteRow(writer, rows[row], row);
        writer.Write("\"/></svg>");
    }

    private static void WriteRow(TextWriter writer, BitArray modules, int row)
    {
        for (var column = 0; column < modules.Count; column++)
        {
            if (!modules[column])
                continue;
            var start = column;
            while (column < modules.Count && modules[column])
                column++;
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"M{start} {row}h{column - start}v1H{start}z"));
        }
    }
}
