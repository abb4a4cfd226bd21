namespace Disclosure.Redactor.Verification;

/// <summary>
/// What may stand in no publication, whatever the evidence says: a citizen ID number whose region, date and check digit are right, a mobile
/// number, a bank card number of a known issuer with the right check digit, an e-mail address, a plate, and figures behind a label that
/// announces such a value or on the edge of a mask. It catches what no detector found, and nothing that could be something else: each false alarm keeps a decision
/// from the public. Landlines, permits and accounts without a label are not among it, for hotlines, licences and orders look the same.
/// What stands within a kept value is left alone.
/// </summary>
internal static class BaselineScanner
{
    /// <summary>Adds what is found.</summary>
    public static void Scan(PayloadText payload, FoldedPayload text, ResidueScanner residue, VerificationReport report)
    {
        var letters = text.Letters;
        for (var start = 0; start < letters.Length; start++)
        {
            if (!char.IsAsciiDigit(letters[start]))
                continue;
            var end = start + 1;
            while (text.IsDigit(end) && !text.Gaps[end].Holds(Gaps.Wide))
                end++;
            Scan(new DigitSequence(payload, text, start, end), residue, report);
            start = end - 1;
        }

        EmailShape.Scan(payload, text, residue, report);
        PlateShape.Scan(payload, text, residue, report);
        IdentityLabels.Scan(payload, text, residue, report);
        CutValues.Scan(payload, text, report);
    }

    private static void Scan(DigitSequence digits, ResidueScanner residue, VerificationReport report)
    {
        if (digits.Length < MobileShape.Length)
            return;
        for (var start = digits.Start; start <= digits.End - MobileShape.Length && !report.IsFull; start++)
        {
            if (CitizenIdShape.EndOf(digits, start) is > 0 and var id && !residue.IsKept(start, id))
                report.Add("baseline/citizen-id", digits.Origin(start), Findings.FindingKinds.CitizenId);
            if (!digits.IsGroupStart(start))
                continue;
            if (MobileShape.EndOf(digits, start) is > 0 and var mobile && !residue.IsKept(start, mobile))
                report.Add("baseline/mobile", digits.Origin(start), Findings.FindingKinds.Phone);
            if (BankCardShape.EndOf(digits, start) is > 0 and var card && !residue.IsKept(start, card))
                report.Add("baseline/bank-card", digits.Origin(start), Findings.FindingKinds.BankAccount);
        }
    }
}
