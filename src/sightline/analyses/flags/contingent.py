"""F-CONTINGENT: a contingent of the operation is said to have a part in the trade."""

from __future__ import annotations

from collections.abc import Iterator

from sightline.analyses.fact import Fact
from sightline.analyses.flags.flag import Card, Flag, make_flag, rule
from sightline.analyses.phrase import count
from sightline.analyses.reading import Reading
from sightline.errors import BadGrade
from sightline.values import Grade

_LINKS = ("trader-link", "black-market-near-base")


@rule("F-CONTINGENT")
def see_contingent(reading: Reading, card: Card) -> Iterator[Flag]:
    """See allegations about bodies that belong to a mission, each with the grade it has."""
    for mission in reading.of("Mission"):
        for tie in reading.pointing("Membership", "organization", mission.id):
            for contingent in sorted(tie.texts("member")):
                facts = _alleged(reading, contingent) or _beside(reading, contingent)
                if facts and not _is_person(reading, contingent):
                    yield _flag(reading, card, contingent, mission.id, [*facts, tie])


def _is_person(reading: Reading, entity: str) -> bool:
    """Whether it is a person: of persons nothing is said here."""
    fact = reading.find(entity)
    return fact is not None and fact.schema == "Person"


def _alleged(reading: Reading, contingent: str) -> list[Fact]:
    """A part in the trade, a payment or a protection that somebody graded C3 or better reports."""
    ends = (
        ("MarketRole", "actor"),
        ("Protection", "protector"),
        ("BenefitFlow", "payer"),
        ("BenefitFlow", "beneficiary"),
    )
    return [
        fact
        for schema, prop in ends
        for fact in reading.pointing(schema, prop, contingent)
        if fact.begun(reading.day) and reading.graded([fact])
    ]


def _beside(reading: Reading, contingent: str) -> list[Fact]:
    """A post beside a site of the trade, together with a tie to the trade; each judged at all."""
    seen = reading.pointing("Observation", "subject", contingent)
    posts = [
        fact
        for fact in seen
        if fact.has("aspect", "colocation") and fact.begun(reading.day) and _judged(reading, fact)
    ]
    sites = {site for fact in posts for site in fact.texts("object")}
    links = [fact for fact in seen if fact.has("aspect", "home-firm", *_LINKS)]
    for site in sorted(sites):
        for prop in ("subject", "object"):
            near = reading.pointing("Observation", prop, site)
            links += [fact for fact in near if fact.has("aspect", *_LINKS)]
        for prop in ("origin", "destination"):
            links += reading.pointing("RouteLeg", prop, site)
    links = [fact for fact in links if fact.begun(reading.day) and _judged(reading, fact)]
    return [*posts, *links] if posts and links else []


def _judged(reading: Reading, fact: Fact) -> bool:
    """Whether anybody graded it with a mark other than 'cannot be judged' on both sides."""
    return any(_mark(saying.grade) is not None for saying in reading.sayings(fact))


def _mark(grade: str | None) -> tuple[int, int] | None:
    """The ranks of a grade, source before report; None unless both are judged."""
    try:
        given = None if grade is None else Grade.parse(grade)
    except BadGrade:
        return None
    if given is None or given.source_rank is None or given.claim_rank is None:
        return None
    return given.source_rank, given.claim_rank


def _flag(reading: Reading, card: Card, contingent: str, mission: str, facts: list[Fact]) -> Flag:
    told = [fact for fact in facts if fact.schema != "Membership"]
    marks = {saying.grade for fact in told for saying in reading.sayings(fact) if saying.grade}
    grades = sorted(marks, key=lambda one: (_mark(one) or (9, 9), one))
    voices = len(reading.voices(told))
    says = (
        "Restricted channel only, to the oversight body: an allegation, not a finding, that "
        f"{reading.caption(contingent)} has a part in a trade or stands beside it "
        f"({count(voices, 'voice')}; graded {', '.join(grades)})."
    )
    days = [fact.start for fact in told if fact.start]
    return make_flag(
        reading, card, contingent, says, facts, others=[mission], since=min(days, default=None)
    )
