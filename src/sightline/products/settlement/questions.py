"""Thirty questions for a first look at a trade and its politics, for people in the field.

They follow the three parts of a guide of the International Peace Institute (Shaw and Kemp,
Spotting the Spoilers, 2012); the questions are in this project's own words. They are for
understanding, and not for criminal investigation.
"""

from __future__ import annotations

import msgspec


class Question(msgspec.Struct, frozen=True):
    """One question; its code is its number in the list."""

    code: str
    part: str
    asks: str


_PARTS = (
    (
        "What is it?",
        (
            "Which of these activities are against the law here, and which only elsewhere?",
            "What do people here call them?",
            "Who declared them a crime, and when?",
            "Are they old trades or new ones?",
            "Is this a place of origin, transit, destination or local use?",
            "Which goods and services are traded, at which price at each stage?",
        ),
    ),
    (
        "What goes on?",
        (
            "Which routes, hubs and seasons are used?",
            "Who pays in advance?",
            "Who moves the goods?",
            "Who protects it, and at which level?",
            "Who levies a tax on it?",
            "Where does the money go: land, cars, cattle, elections, abroad?",
            "What can be seen: new villas, fuel prices, flights, banks without customers, cash?",
            "What violence is there: by whom, against whom, why now?",
            "What stopped happening, and could silence be control?",
            "How are police and army paid, equipped and seen, and do they take part?",
            "Did any case in court come to an end?",
            "Which offices live beyond their pay?",
            "Who goes from the trade into politics?",
            "Which armed groups earn from it, how much, and since when?",
        ),
    ),
    (
        "What does it do?",
        (
            "Who loses from peace?",
            "Who gains from the presence of the mission?",
            "Which contracts go to whom?",
            "Who lives from it: how many, which sex, which age?",
            "Which services do the groups give to people?",
            "Who are the victims?",
            "What does it do to the agreement, to elections and to disarmament?",
            "What part do the neighbours have?",
            "What is not known, and who would know?",
            "What would change our mind?",
        ),
    ),
)
QUESTIONS: tuple[Question, ...] = tuple(
    Question(f"q{number}", part, asks)
    for number, (part, asks) in enumerate(
        ((part, asks) for part, every in _PARTS for asks in every), start=1
    )
)


def find_unanswered(answers: dict[str, str]) -> tuple[Question, ...]:
    """List the questions to which nothing was answered."""
    return tuple(one for one in QUESTIONS if not answers.get(one.code, "").strip())
