"""The language of a text, as browsers and screen readers know it: two letters where there are two.

Sources are kept with codes of three letters. A language that is not in this table is left out of
the page: a wrong code would have the text read aloud in a wrong voice.
"""

from __future__ import annotations

from types import MappingProxyType

_TWO = """
afr:af amh:am ara:ar aym:ay aze:az bam:bm bel:be ben:bn bos:bs bul:bg cat:ca ces:cs cym:cy dan:da
deu:de ell:el eng:en est:et fas:fa fin:fi fra:fr ful:ff gle:ga hat:ht hau:ha heb:he hin:hi hrv:hr
hun:hu hye:hy ibo:ig ind:id isl:is ita:it jpn:ja kat:ka kaz:kk khm:km kin:rw kir:ky kon:kg kor:ko
kur:ku lao:lo lav:lv lin:ln lit:lt lug:lg mkd:mk mlg:mg mlt:mt mon:mn msa:ms mya:my nep:ne nld:nl
nor:no nya:ny orm:om pan:pa pol:pl por:pt pus:ps ron:ro run:rn rus:ru sag:sg sin:si slk:sk slv:sl
sna:sn som:so spa:es sqi:sq srp:sr swa:sw swe:sv tam:ta tgk:tg tha:th tir:ti tuk:tk tur:tr ukr:uk
urd:ur uzb:uz vie:vi wol:wo xho:xh yor:yo zho:zh zul:zu
"""
_CODES = MappingProxyType(dict(pair.split(":") for pair in _TWO.split()))


def tongue(code: str | None) -> str:
    """Give the code of a language for a page, or nothing when it is not known."""
    if code is None:
        return ""
    return code if code in _CODES.values() else _CODES.get(code, "")
