"""The review of documents: a machine finds candidates, a person says what becomes of them.

    Knowledge(picture)                        what the picture knows by name and number
    build_queue(picture, item, knowledge)     what one document may say, and what was settled
    settle(picture, queue, entry, act, wish)  an act, checked, with what it makes the document say

Nothing that was found becomes a statement until somebody accepts it in his own name.
"""

from sightline.judgements.review.known import Knowledge
from sightline.judgements.review.proposing import Wish, propose
from sightline.judgements.review.queue import Entry, Queue, build_queue, list_documents
from sightline.judgements.review.settled import Act, Decided, Said, Settled, mention_id
from sightline.judgements.review.settling import Ready, find_filed, make_review_records, settle

__all__ = [
    "Act",
    "Decided",
    "Entry",
    "Knowledge",
    "Queue",
    "Ready",
    "Said",
    "Settled",
    "Wish",
    "build_queue",
    "find_filed",
    "list_documents",
    "make_review_records",
    "mention_id",
    "propose",
    "settle",
]
