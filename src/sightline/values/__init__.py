"""Values: what can be said, and how surely. Frozen, comparable, free of input and output."""

from sightline.values.amount import Amount
from sightline.values.canon import decode_lines, encode, identify
from sightline.values.entry import Block, Head, Receipt, Record
from sightline.values.grade import Grade, Scale
from sightline.values.identity import Decision, Identity, Withdrawal
from sightline.values.instant import Instant
from sightline.values.item import Item, Kind
from sightline.values.locator import Locator
from sightline.values.marking import Level, Marking, Onward, Remarking
from sightline.values.place import Place
from sightline.values.reader import Reader
from sightline.values.ruling import MergePolicy, MergeRule, Ruling, Within
from sightline.values.sight import Sight
from sightline.values.span import Precision
from sightline.values.statement import Statement
from sightline.values.words import WordScale, say

__all__ = [
    "Amount",
    "Block",
    "Decision",
    "Grade",
    "Head",
    "Identity",
    "Instant",
    "Item",
    "Kind",
    "Level",
    "Locator",
    "Marking",
    "MergePolicy",
    "MergeRule",
    "Onward",
    "Place",
    "Precision",
    "Reader",
    "Receipt",
    "Record",
    "Remarking",
    "Ruling",
    "Scale",
    "Sight",
    "Statement",
    "Withdrawal",
    "Within",
    "WordScale",
    "decode_lines",
    "encode",
    "identify",
    "say",
]
