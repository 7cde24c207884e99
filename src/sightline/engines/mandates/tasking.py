"""Who is told what by a paragraph: the main clause, the addressee, and whether the mission acts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from functools import cached_property

import msgspec

from sightline.engines.mandates.clauses import Clause, Found, Governs, Strength
from sightline.engines.mandates.phrases import Hit, longest

_SUBJECT, _NEAR = 14, 12
_STOPS = frozenset(".;")


class Addressee(StrEnum):
    """Who is told to act."""

    MISSION = "mission"
    SG = "sg"
    HOST = "host"
    PARTIES = "parties"
    STATES = "states"
    PANEL = "panel"
    OTHER_INTL = "other_intl"
    NONE = "none"


_SENDERS = frozenset({Addressee.STATES, Addressee.OTHER_INTL})


class Told(msgspec.Struct, frozen=True):
    """What a paragraph tells whom, with the words for it; ``heir`` goes on to sub-paragraphs.

    ``conduct`` names the mission to whose work the Secretary-General is to see; ``admin`` are the
    words that make it a matter of reports, terms and ceilings.
    """

    addressee: Addressee
    strength: Strength
    tasks: bool
    addressed: tuple[Hit, ...] = ()
    verbs: tuple[Hit, ...] = ()
    tasked: tuple[Hit, ...] = ()
    tasked_clauses: tuple[Clause, ...] = ()
    conduct: tuple[Hit, ...] = ()
    admin: tuple[Hit, ...] = ()
    heir: Told | None = None


class Reader:
    """Reads the clauses of one paragraph."""

    def __init__(self, found: Found, clauses: Sequence[Clause]) -> None:
        self.found = found
        self.clauses = clauses
        self.actors = longest(found.named("actors"))

    def _firsts(self, *names: str) -> set[int]:
        return {hit.first for hit in self.found.named("wording", *names)}

    def _lasts(self, *names: str) -> set[int]:
        return {hit.last - 1 for hit in self.found.named("wording", *names)}

    @cached_property
    def modals(self) -> list[int]:
        """Where a "shall" and its like stand."""
        return sorted(self._firsts("modal"))

    @cached_property
    def ends(self) -> list[int]:
        """Where it begins to be said what is to be done."""
        return sorted(self._firsts("to_do"))

    @cached_property
    def house(self) -> list[Hit]:
        """The turns that set a size, a length or a cost."""
        return self.found.named("wording", "housekeeping")

    def told(self) -> Told | None:
        """What the paragraph says by verbs of its own; None when it has none."""
        finite = [one for one in self.clauses if one.governs is not Governs.ASIDE]
        if not finite:
            return None
        main = self._main(finite)
        heir = self._last(finite)
        told = self._of(main, finite)
        return told if heir is main else msgspec.structs.replace(told, heir=self._of(heir, finite))

    def subject(self) -> Addressee | None:
        """Who stands before a "shall" in a sub-paragraph without a verb of the Council."""
        first = next((hit for hit in self.actors if hit.first < 4), None)
        if first is None or not any(
            first.last <= at <= first.last + _SUBJECT for at in self.modals
        ):
            return None
        return Addressee(first.name)

    def _main(self, finite: Sequence[Clause]) -> Clause:
        """The first clause that tells somebody, else the first that speaks of a need."""
        direct = [one for one in finite if one.strength > Strength.NOTES and not one.needed]
        needed = [one for one in finite if one.needed]
        return (direct or needed or list(finite))[0]

    def _last(self, finite: Sequence[Clause]) -> Clause:
        """The clause that sub-paragraphs continue: that which tasks the mission, or the last.

        Where the Secretary-General is asked at the end to tell of something, they continue that.
        """
        direct = [one for one in finite if one.strength > Strength.NOTES and not one.needed]
        if not direct:
            return self._main(finite)
        tasking = [one for one in direct if self.mission_told(one)]
        listing = [one for one in tasking if self._lists(one)]
        if listing:
            return listing[-1]
        if not tasking or (direct[-1] not in tasking and self._tells(direct[-1])):
            return direct[-1]
        return max(tasking, key=lambda one: one.strength)

    def _lists(self, clause: Clause) -> bool:
        """Whether the clause says that tasks follow."""
        hits = self.found.named("wording", "follows")
        return any(clause.verb.last <= hit.first < clause.end for hit in hits)

    def _tells(self, clause: Clause) -> bool:
        named = self.addressed(clause)[:1]
        tells = self.found.named("wording", "tell")
        told = any(clause.verb.last <= hit.first < clause.end for hit in tells)
        return told and bool(named) and named[0].name == Addressee.SG

    def _of(self, main: Clause, finite: Sequence[Clause]) -> Told:
        tasked: list[Hit] = []
        clauses: list[Clause] = []
        for clause in finite:
            hits = self.mission_told(clause)
            if hits:
                tasked += hits
                clauses.append(clause)
        addressed = self.addressed(main)
        named = Addressee(addressed[0].name) if addressed else Addressee.NONE
        if main.needed and named is Addressee.MISSION and main not in clauses:
            named = Addressee.SG  # what a mission needs, and is not told to do, others see to
        return Told(
            addressee=named,
            strength=main.strength,
            tasks=bool(tasked),
            addressed=tuple(addressed),
            verbs=(main.verb,),
            tasked=tuple(tasked),
            tasked_clauses=tuple(clauses),
            conduct=self._conduct(main) if named is Addressee.SG else (),
            admin=self._admin(main, named),
        )

    def is_internal(self) -> bool:
        """Whether a sub-paragraph concerns the house of a mission and not its work."""
        return bool(self.found.named("wording", "internal"))

    def _admin(self, clause: Clause, named: Addressee) -> tuple[Hit, ...]:
        """The words of reporting to the Council, or of terms and ceilings."""
        if named is Addressee.SG:
            hits = self.found.named("wording", "tell")
        elif named is Addressee.NONE:
            hits = self.house
        else:
            return ()
        return tuple(hit for hit in hits if clause.verb.first <= hit.first < clause.end)

    def _conduct(self, clause: Clause) -> tuple[Hit, ...]:
        """The mission to whose work the Secretary-General is to see."""
        hits = self.found.named("wording", "conduct")
        inside = [hit for hit in self._inside(clause) if hit.name == Addressee.MISSION]
        return tuple(one for one in inside if any(0 <= one.first - hit.last <= 2 for hit in hits))

    # Who is addressed.

    def addressed(self, clause: Clause) -> list[Hit]:
        """The actors whom a clause tells, the one that counts first."""
        if clause.governs is Governs.ACTOR:
            return self._told_directly(clause)
        if clause.governs is Governs.THAT:
            return self._told_of(clause)
        if clause.strength in {Strength.NOTES, Strength.AUTHORIZES}:
            return []
        return self._most(self._inside(clause))

    def _told_directly(self, clause: Clause) -> list[Hit]:
        """Who is told by a verb that has somebody as its object."""
        if clause.verb.last in self._firsts("pronoun"):
            return [hit for hit in self.actors if hit.first < clause.verb.first][:1]
        named = self._objects(clause) or self._subjects(clause)
        if named:
            return named
        if clause.strength is Strength.AUTHORIZES and self._is_housekeeping(clause):
            return []
        return self._inside(clause) or self._most(self.actors)

    def _told_of(self, clause: Clause) -> list[Hit]:
        """Who is to act by a verb that has a clause as its object."""
        bare = clause.verb.last in self._firsts("bare")
        if not clause.needed and (bare or self._is_housekeeping(clause)):
            return []
        named = self._subjects(clause)
        if clause.strength is Strength.NOTES:
            return [hit for hit in named if self._shall(hit)]
        return named or (self._inside(clause) if clause.needed else [])

    def _shall(self, hit: Hit) -> bool:
        return any(hit.last <= at <= hit.last + 3 for at in self.modals)

    def _objects(self, clause: Clause) -> list[Hit]:
        """Who stands between the verb and what is to be done."""
        end = next((at for at in self.ends if at >= clause.verb.last), clause.end)
        end = min(end, clause.end)
        return [hit for hit in self.actors if clause.verb.last <= hit.first < end]

    def _subjects(self, clause: Clause) -> list[Hit]:
        """Who stands before the "shall" of a clause, near its beginning."""
        near = min(clause.end, clause.verb.last + _SUBJECT)
        modal = next((at for at in self.modals if clause.verb.last <= at < clause.end), near)
        inside = [hit for hit in self.actors if clause.verb.last <= hit.first < max(modal, 0)]
        if self._begins_with_purpose(clause):
            # "Decides that, to support the parties, the mission shall": the parties are not told.
            after = [hit for hit in inside if hit.last == modal]
            inside, near = after or inside, modal if after else near
        return [hit for hit in inside if hit.first < near]

    def _begins_with_purpose(self, clause: Clause) -> bool:
        """Whether a clause says what for before it says who: "that, to" or "that, in order to"."""
        texts = self.found.words.texts
        first = [text.casefold() for text in texts[clause.verb.last : clause.verb.last + 6]]
        after = first[first.index("that") + 1 :] if "that" in first else []
        words = [text for text in after if text != ","]
        return words[:1] == ["to"] or words[:2] == ["in", "order"]

    def _inside(self, clause: Clause) -> list[Hit]:
        return [hit for hit in self.actors if clause.verb.last <= hit.first < clause.end]

    def _most(self, named: list[Hit]) -> list[Hit]:
        """Put those first who are named most often near the beginning."""
        if not named:
            return []
        counts = Counter(hit.name for hit in named[:4])
        return sorted(named, key=lambda hit: (-counts[hit.name], hit.first))

    def _is_housekeeping(self, clause: Clause) -> bool:
        return any(clause.verb.first <= hit.first < clause.end for hit in self.house)

    # Whether the mission is given a task.

    def mission_told(self, clause: Clause) -> list[Hit]:
        """The words that name the mission as the one that acts in this clause."""
        inside = [hit for hit in self._inside(clause) if hit.name == Addressee.MISSION]
        if not inside or (clause.strength is Strength.NOTES and not clause.needed):
            return []
        if clause.governs is Governs.ACTOR:
            near = [hit for hit in inside if hit.first - clause.verb.last <= _NEAR]
            agents = [hit for hit in near if self._is_agent(hit, clause)]
            objects = self._objects(clause)
            if objects:
                hits = [hit for hit in objects if hit.name == "mission" and self._free(hit, clause)]
                hits = hits or self._through(objects[0], inside, clause)
                return hits or ([] if self._free(objects[0], clause) else agents)
            return [hit for hit in self._subjects(clause)[:1] if hit.name == "mission"] or agents
        if clause.needed or clause.governs is Governs.MATTER:
            return [hit for hit in inside if self._is_agent(hit, clause)]
        if clause.governs is Governs.THAT and not self._is_housekeeping(clause):
            lets = self._firsts("let")
            if clause.verb.last in self._firsts("bare") and lets.isdisjoint(
                range(clause.verb.last, clause.verb.last + 3)
            ):
                return []
            subjects = self._subjects(clause)[:1]
            return [hit for hit in subjects if hit.name == "mission" and self._acts(hit, clause)]
        return []

    def _is_agent(self, hit: Hit, clause: Clause) -> bool:
        """Whether the mission acts, where the Council speaks of a need or calls for a thing."""
        texts = self.found.words.texts
        prepositions = self._lasts("preposition")
        bound = hit.first - 1 in prepositions or hit.first in prepositions
        oughts = self._firsts("ought", "shall")
        if not bound and not oughts.isdisjoint(range(hit.last, hit.last + 2)):
            return True
        needs = self._lasts("need_for")
        if hit.first - 1 in needs or (hit.first - 2 in needs and not bound):
            return texts[hit.last : hit.last + 1] == ["to"]
        if texts[hit.last : hit.last + 1] == ["s"]:
            return False
        places = range(hit.first - 1, clause.verb.last - 1, -1)
        agency = self._lasts("agency")
        at = next((at for at in places if at in agency), 0)
        near = hit.first - at < _SUBJECT and not _STOPS.intersection(texts[at : hit.first])
        return at > 0 and near and self._is_listed(at, hit)

    def _is_listed(self, at: int, hit: Hit) -> bool:
        """Whether only words of a list stand between "by" and the mission, and no other turn."""
        texts = self.found.words.texts
        comma = next((place for place in range(hit.first - 1, at, -1) if texts[place] == ","), at)
        return not any(comma < place < hit.first for place in self._firsts("preposition"))

    def _free(self, hit: Hit, clause: Clause) -> bool:
        """Whether an actor stands on its own and not as one who takes part."""
        texts = self.found.words.texts
        at = hit.first - 1
        beside = self._firsts("beside") - self._lasts("organs")
        while at >= clause.verb.last and texts[at] != ",":
            if at in beside:
                return False
            at -= 1
        return True

    def _acts(self, hit: Hit, clause: Clause) -> bool:
        mandated = self._firsts("mandated")
        prepositions = self._lasts("preposition")
        if hit.first - 1 in prepositions or hit.first in prepositions:
            return any(clause.verb.last <= at < hit.first for at in mandated)
        return any(hit.last <= at < clause.end for at in (*self.modals, *mandated))

    def _through(self, told: Hit, inside: list[Hit], clause: Clause) -> list[Hit]:
        """The mission, where the Secretary-General is to act through it."""
        through = [hit.last for hit in self.found.named("wording", "through")]
        set_up = [hit.last for hit in self.found.named("wording", "set_up")]
        if told.name == Addressee.SG:
            tells = [hit.first for hit in self.found.named("wording", "tell")]
            near = [
                hit
                for hit in inside
                if any(0 <= hit.first - way <= 2 for way in through)
                and not any(clause.verb.last <= at < hit.first for at in tells)
            ]
            return near or [
                hit for hit in inside if any(0 <= hit.first - way <= 9 for way in set_up)
            ]
        if clause.strength is Strength.AUTHORIZES and told.name in _SENDERS:
            send = [hit.last for hit in self.found.named("wording", "send")]
            return [hit for hit in inside if any(0 <= hit.first - way <= 3 for way in send)]
        return []
