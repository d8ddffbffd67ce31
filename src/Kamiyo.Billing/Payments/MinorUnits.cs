using System.Collections.Frozen;

namespace Kamiyo.Billing.Payments;

/// <summary>
/// How many decimals Stripe's integer amounts have. This is Stripe's table, not ISO 4217's: it writes ISK and UGX, which have no decimals any
/// more, in hundredths.
/// </summary>
internal static class MinorUnits
{
    private static readonly FrozenSet<string> None = Codes("BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF");

    private static readonly FrozenSet<string> Thousandths = Codes("BHD JOD KWD OMR TND");

    private static readonly FrozenSet<string> Hundredths = Codes(
        """
        AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BWP BYN BZD CAD CDF CHF CNY COP CRC CVE CZK DKK DOP DZD
        EGP ETB EUR FJD FKP GBP GEL GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR ISK JMD KES KGS KHR KYD KZT LAK LBP LKR LRD LSL MAD MDL MKD
        MMK MNT MOP MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SEK SGD SHP SLE SOS
        SRD STD SZL THB TJS TOP TRY TTD TWD TZS UAH UGX USD UYU UZS WST XCD YER ZAR ZMW
        """);

    /// <summary>0, 2 or 3; null for a currency that Stripe isn't known to use.</summary>
    public static int? Digits(string upperCaseCode) =>
        Hundredths.Contains(upperCaseCode) ? 2
        : None.Contains(upperCaseCode) ? 0
        : Thousandths.Contains(upperCaseCode) ? 3
        : null;

    private static FrozenSet<string> Codes(string list) =>
        list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
