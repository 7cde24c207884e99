"""The review of documents as pages: what a machine found, and what a person says to it."""

from __future__ import annotations

from types import MappingProxyType

from sightline.errors import BadValue, NotFound, Refused, Unready
from sightline.intake.extraction import What
from sightline.judgements.review import Act, Entry, Queue, Wish, list_documents, propose
from sightline.model import load_model
from sightline.values.handling import parse_marking
from sightline.web.act.acting import may_write, read_number, turn_page
from sightline.web.act.marked import cut_stretches, find_entries, mark_text
from sightline.web.act.shelf import take_queue
from sightline.web.call import Call
from sightline.web.reply import Reply, go_on
from sightline.workspace import Order

#: So many documents are counted on one page: in each, all candidates are found anew.
_DOCUMENTS = 10
#: Languages of documents as pages name them.
_LANGUAGES = {"eng": "en", "fra": "fr", "spa": "es", "ara": "ar", "por": "pt", "rus": "ru"}
ACTS = MappingProxyType(
    {
        Act.ACCEPTED: "accepted",
        Act.CHANGED: "corrected",
        Act.REJECTED: "rejected",
        Act.SAME: "said to be the same",
    }
)
WHATS = MappingProxyType(
    {
        What.PERSON: "person",
        What.ORGANISATION: "organisation",
        What.PLACE: "place",
        What.THING: "thing",
        What.MARKET: "market",
        What.COUNTRY: "country",
        What.COORDINATES: "coordinates",
        What.DATE: "date",
        What.AMOUNT: "amount",
        What.PHONE: "telephone number",
        What.EMAIL: "e-mail address",
        What.IBAN: "bank account",
        What.PASSPORT: "passport number",
        What.PLATE: "number plate",
        What.IMO: "ship number",
    }
)


def list_queues(call: Call) -> Reply:
    """List the documents with text in the picture, and how much in each is open."""
    picture = call.visit.picture("review")
    shown, after = turn_page(list_documents(picture), call.asked("after"), _DOCUMENTS)
    queues = [take_queue(picture, item) for item in shown]
    named = picture.items_named(shown)
    return call.show(
        "act/review.html",
        handling=call.visit.handling(one.item.marking for one in named.values()) if named else "",
        address=picture.address,
        queues=queues,
        items=named,
        after=after,
    )


def show_document(call: Call) -> Reply:
    """Show a stretch of a document with its candidates."""
    return _show_document(call)


def settle(call: Call) -> Reply:
    """Accept or reject candidates that were ticked: all of them, or none."""
    item = call.path["item"]
    mentions = call.filled_all("mention")
    act = Act.REJECTED if call.filled("act") == Act.REJECTED else Act.ACCEPTED
    if not mentions:
        return _show_document(call, call.words("Tick at least one candidate."))
    try:
        _file(call, mentions, act, Wish())
    except (BadValue, Refused, Unready, NotFound) as error:
        return _show_document(call, str(error))
    return go_on(call.link(f"/review/{item}", part=call.filled("part")))


def show_candidate(call: Call) -> Reply:
    """Show one candidate, to be corrected, linked to an entity, or undone."""
    return _show_candidate(call)


def correct(call: Call) -> Reply:
    """Let the document say something else than was found, in the reader's own name."""
    wish = Wish(**{name: call.filled(name) or None for name in ("of", "prop", "value", "new")})
    act = Act.SAME if call.filled("act") == Act.SAME else Act.CHANGED
    try:
        _file(call, (call.path["mention"],), act, wish)
    except (BadValue, Refused, Unready, NotFound) as error:
        return _show_candidate(call, str(error))
    return go_on(call.link(f"/review/{call.path['item']}", part=call.filled("part")))


def undo(call: Call) -> Reply:
    """Take back what was said to a candidate, with all that the document said by it."""
    item, reader = call.path["item"], call.visit.reader
    queue = take_queue(call.visit.picture("review", item), item)
    mention = call.path["mention"]
    found = [one for one in queue.decided if one.settled.of == f"mention-{mention}"]
    if not found:
        raise NotFound(f"nothing that you can see was said to a candidate {mention!r}")
    reason = call.filled("reason")
    if found[0].by != reader.name and not reason:
        return _show_candidate(
            call, call.words("{name} said so: give your reason.", name=found[0].by)
        )
    call.visit.house.undo_review(
        found[0].item, reader, reason or "undone in review", call.visit.terms.purpose
    )
    return go_on(call.link(f"/review/{item}", part=call.filled("part")))


def _file(call: Call, mentions: tuple[str, ...], act: Act, wish: Wish) -> None:
    order = Order(
        item=call.path["item"],
        mentions=mentions,
        act=act,
        wish=wish,
        words=call.filled("reason"),
        purpose=call.visit.terms.purpose,
    )
    said = call.filled("marking")
    marking = parse_marking(said, call.visit.reader) if said else None
    call.visit.house.review(order, call.visit.reader, marking=marking)


def _show_document(call: Call, wrong: str = "") -> Reply:
    item = call.path["item"]
    picture = call.visit.picture("review", item)
    queue = take_queue(picture, item)
    stretches = cut_stretches(queue)
    part = min(read_number(call.asked("part") or call.filled("part")), len(stretches) - 1)
    entries = find_entries(queue, stretches[part])
    return call.show(
        "act/document.html",
        status=400 if wrong else 200,
        handling=call.visit.handling(picture.markings(queue.document)),
        address=picture.address,
        queue=queue,
        language=_LANGUAGES.get(queue.language or "", ""),
        entries=entries,
        pieces_of=mark_text(queue, stretches[part], entries),
        means=[_meaning(queue, entry) for entry in entries],
        stretches=stretches,
        part=part,
        chosen=set(call.form.get("mention", ())),
        acts=ACTS,
        whats=WHATS,
        wrong=wrong,
        writes=may_write(call),
    )


def _show_candidate(call: Call, wrong: str = "") -> Reply:
    item, mention = call.path["item"], call.path["mention"]
    picture = call.visit.picture("review", item)
    queue = take_queue(picture, item)
    entry = next((one for one in queue.entries if one.mention == f"mention-{mention}"), None)
    if entry is None:
        raise NotFound(f"there is no candidate {mention!r} in the queue of this document")
    known = tuple(dict.fromkeys(one.entity for one in entry.candidate.known))
    names = picture.named(known)
    shown = {queue.document, *known}
    markings = frozenset[str]().union(*(picture.markings(one) for one in shown))
    return call.show(
        "act/candidate.html",
        status=400 if wrong else 200,
        handling=call.visit.handling(markings),
        address=picture.address,
        queue=queue,
        entry=entry,
        mention=mention,
        line=queue.line(entry.candidate.span),
        means=_meaning(queue, entry),
        known=[(one, names[one].caption if one in names else one) for one in known],
        schemata=sorted(one.name for one in load_model() if not one.abstract),
        part=call.asked("part") or call.filled("part"),
        filled=call.filled,
        acts=ACTS,
        whats=WHATS,
        wrong=wrong,
        writes=may_write(call),
    )


def _meaning(queue: Queue, entry: Entry) -> str:
    """Say what would be stated if the candidate were accepted as it is."""
    return "; ".join(f"{one.prop}: {one.value}" for one in propose(queue, entry.candidate))
