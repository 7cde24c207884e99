"""Addresses of wallets: Bitcoin and its kin, Ethereum and its kin, Tron."""

from __future__ import annotations

import re
from hashlib import sha256

from sightline.model.types.formats.form import Format

_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_BECH32_ENDINGS = (1, 0x2BC830A3)
_POLYNOMIAL = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_OLDER = re.compile(r"[13T][1-9A-HJ-NP-Za-km-z]{25,34}")
_SEGWIT = re.compile(r"(bc|tb|ltc)1[02-9ac-hj-np-z]{8,87}")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]{40}")
_DECODED_LENGTH = 25


def _base58_is_good(text: str) -> bool:
    number = 0
    for char in text:
        number = number * 58 + _BASE58.index(char)
    if number.bit_length() > _DECODED_LENGTH * 8:
        return False
    decoded = number.to_bytes(_DECODED_LENGTH, "big")
    return sha256(sha256(decoded[:-4]).digest()).digest()[:4] == decoded[-4:]


def _bech32_is_good(text: str) -> bool:
    prefix, _, data = text.rpartition("1")
    values = [ord(char) >> 5 for char in prefix] + [0] + [ord(char) & 31 for char in prefix]
    total = 1
    for value in values + [_BECH32.index(char) for char in data]:
        top = total >> 25
        total = (total & 0x1FFFFFF) << 5 ^ value
        for bit, factor in enumerate(_POLYNOMIAL):
            total ^= factor if top >> bit & 1 else 0
    return total in _BECH32_ENDINGS


def find_wallet(text: str) -> str | None:
    """The address itself, when its form is known and its checksum is good."""
    if _HEXADECIMAL.fullmatch(text):
        return text
    if _OLDER.fullmatch(text):
        return text if _base58_is_good(text) else None
    lowered = text.lower()
    if _SEGWIT.fullmatch(lowered) and text in (lowered, text.upper()):
        return text if _bech32_is_good(lowered) else None
    return None


WALLET = Format(
    "wallet",
    "wallet address of Bitcoin, Ethereum or Tron",
    "check it against the source, or that it is of another chain",
    find_wallet,
)
