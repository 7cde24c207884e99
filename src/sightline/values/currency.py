"""The money in which amounts are said: ISO 4217 codes, signs and everyday names."""

from __future__ import annotations

_CODES = """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP
    BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL
    GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW
    KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN
    NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK
    SGD SHP SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU
    UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG ZWL
"""
SIGNS = "$€£¥₦₵₽₺₹₪"
_NAMES = """
    dollar dollars euro euros franc francs pound pounds livre livres naira cedi cedis shilling
    shillings birr dinar dinars dirham dirhams riyal riyals ruble rubles rouble roubles rupee rupees
    peso pesos real reais gourde gourdes leone leones dalasi kwacha rand afghani afghanis fcfa cfa
    yen yuan
"""
CODES = frozenset(_CODES.split())
NAMES = frozenset(_NAMES.split())
# What may stand before a number and say that it is money; capitals matter here.
MONEY = rf"(?-i:{'|'.join(sorted(CODES))}|F?CFA|(?:US|C|A|NZ|HK)?[{SIGNS}])"


def is_money(unit: str) -> bool:
    """Say whether a unit names a currency: 'USD', 'US$', '€', 'US dollars', 'francs CFA'."""
    return any(
        word in CODES or word.lower() in NAMES or any(sign in word for sign in SIGNS)
        for word in unit.split()
    )
