"""The scales of a threat assessment: classes of probability, anchors of impact, indicators.

The steps follow UNODC's handbook on serious and organized crime threat assessment (2010); the
three families of indicators follow the Council of the European Union's SOCTA methodology
(document 12159/12, 2012). The anchors are this project's own wording.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sightline.values.words import WORDS, Word, WordScale

#: Classes of probability: bands of the yardstick, the two at either end merged.
_BANDS = ((0, 1), (2,), (3,), (4,), (5, 6))


def probability_words(grade: int) -> tuple[Word, ...]:
    """Give the words of a class of probability, each with its range."""
    return tuple(WORDS[WordScale.PHIA][place] for place in _BANDS[grade - 1])


def say_probability(grade: int | None) -> str:
    """Say a class of probability in words with their range; None is not known."""
    if grade is None:
        return "not known"
    words = probability_words(grade)
    label = " or ".join(word.label for word in words)
    return f"{label} ({words[0].low}-{words[-1].high} %)"


#: What each class of impact means, in each domain: 1 is the least, 5 the gravest.
ANCHORS: Mapping[str, tuple[str, str, str, str, str]] = MappingProxyType(
    {
        "political": (
            "talk among officials; no decision is touched",
            "single local decisions are bent",
            "a provincial office, a party list or a local election is bent",
            "a national ministry, law or election is bent, or a party to the agreement gains by it",
            "the agreement, a government or an election can fail because of it",
        ),
        "security": (
            "threats, no violence that is known",
            "single acts of violence, nobody moves",
            "repeated violence, people avoid roads or places",
            "armed clashes or killings that forces cannot contain in one area",
            "fighting that can bring back the conflict, or attacks on a large scale",
        ),
        "economic": (
            "a few traders are harmed",
            "prices or jobs in one place are bent",
            "a sector or a market town depends on it or pays for it",
            "revenue of the state or a main export is diverted on a scale that budgets feel",
            "the economy of the country or of a region turns on it",
        ),
        "social": (
            "few people are touched",
            "some households lose income, health or schooling",
            "a community is harmed or becomes dependent",
            "many communities are harmed: displacement, trafficking, addiction, forced work",
            "harm to life, health or rights of people across the country",
        ),
        "institutional": (
            "single low-ranking officials are said to take part",
            "a station, post or court is bent at times",
            "a unit or a local administration works for it",
            "a service or a national institution protects it",
            "the state cannot act against it, or acts for it",
        ),
        "mission": (
            "no effect on tasks",
            "single tasks are delayed",
            "access, contracts or partners of the mission are affected",
            "a mandated task cannot be done in one area, or staff are attacked for it",
            "the mandate as a whole, or the consent of a party, is at risk",
        ),
    }
)
DOMAINS = tuple(ANCHORS)

#: How an indicator stands; what is not said is unknown, and is counted as unknown.
LEVELS = ("high", "medium", "low")
UNKNOWN = "unknown"

GROUP_INDICATORS = (
    "international dimension",
    "structure",
    "size",
    "cooperation with others",
    "use of legal businesses",
    "influence and corruption",
    "violence inside the group",
    "violence against others",
    "countermeasures against law enforcement",
    "expertise",
    "resources",
    "adaptability",
    "several crimes at once",
    "mobility",
)
AREA_INDICATORS = (
    "number and kind of groups",
    "demand and supply",
    "geography",
    "trend",
    "innovation",
    "availability of resources",
    "social tolerance",
    "links with other areas",
)
EFFECT_INDICATORS = (
    "financial",
    "economic",
    "social",
    "health",
    "environment",
    "peace process",
    "mandate",
)
#: What makes crime easier here, whoever commits it.
FACTORS = (
    "economic situation",
    "transport and logistics hubs",
    "communities abroad",
    "corruption",
    "legal businesses",
    "public attitudes",
    "profit, risk and ease of entry",
    "communication and internet",
    "legislation and borders",
    "identity and document fraud",
)
SORTS = ("market", "group", "kind of actor", "area")


def indicators_for(sort: str) -> tuple[str, ...]:
    """Name the indicators that are asked of a sort of threat."""
    asked = GROUP_INDICATORS if sort in ("group", "kind of actor") else AREA_INDICATORS
    return tuple(dict.fromkeys(asked))
