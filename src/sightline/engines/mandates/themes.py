"""What a paragraph is about: themes of organized crime, and what is done."""

from __future__ import annotations

from sightline.engines.mandates.clauses import Found
from sightline.engines.mandates.phrases import Hit, longest, unexcused

#: The theme of what is smuggled or traded without being named.
GENERAL = "goods"


def themes_of(found: Found) -> dict[str, list[Hit]]:
    """The words of each theme, without those that stand inside a turn of other meaning."""
    themes: dict[str, list[Hit]] = {}
    for hit in unexcused(found.named("themes")):
        themes.setdefault(hit.name, []).append(hit)
    if len(themes) > 1 and GENERAL in themes:
        closer = [hit for name, hits in themes.items() if name != GENERAL for hit in hits]
        themes[GENERAL] = [hit for hit in themes[GENERAL] if not _repeats(hit, closer)]
    return {name: hits for name, hits in sorted(themes.items()) if hits}


def _repeats(hit: Hit, closer: list[Hit]) -> bool:
    """Whether words of a general kind only repeat a theme that is named more closely."""
    return any(one.first <= hit.last and hit.first <= one.last for one in closer)


def activities_of(found: Found) -> dict[str, list[Hit]]:
    """The words of each activity, the main one first."""
    named: dict[str, list[Hit]] = {}
    for hit in longest(found.named("activities")):
        named.setdefault(hit.name, []).append(hit)
    return dict(sorted(named.items(), key=lambda item: (-_weight(item[1]), item[1][0].first)))


def _weight(hits: list[Hit]) -> float:
    """Words near the beginning say what is done, later ones how and where."""
    return sum(1 / (1 + hit.first / 12) for hit in hits)
