"""An invented resolution on an invented mission, in pieces that tests put together."""

from __future__ import annotations

from sightline.engines.mandates import Coding, Reading, read

FRONT = [
    "Resolution 4321 (2031)",
    "Adopted by the Security Council at its 9999th meeting, on 3\u00a0March 2031",
    "The Security Council,",
    "Recalling its resolution 4111 (2029),",
    "Noting with concern that gangs in Karvelia profit from the smuggling of timber,",
]
MISSION = "Decides to extend the mandate of the United Nations Mission in Karvelia (UNMIKAR) until"
CEILING = "up to 12,000 military personnel, 300 police personnel and 600 personnel of formed"
OPERATIVE = [
    f"1. {MISSION} 31\u00a0August 2032;",
    "2. Decides that the mandate of UNMIKAR shall include the following tasks:",
    "(a) Protection of civilians, using all necessary means;",
    "(b) Support to the police:",
    "(i) To train the national police in the fight against drug trafficking;",
    "(ii) To seize and destroy weapons that are trafficked across the border;",
    "(c) To support the Panel of Experts;",
    "Headquarters",
    f"3. Decides that UNMIKAR will consist of {CEILING} police units;",
    "4. Calls upon the Government of Karvelia, with the support of UNMIKAR, to fight corruption;",
    "5. Requests the Secretary-General to report on the work of UNMIKAR every 90 days;",
    "6. Decides to remain seized of the matter.",
]


def paragraphs() -> list[str]:
    """The whole resolution."""
    return [*FRONT, *OPERATIVE]


def read_paragraph(words: str) -> Coding:
    """What is read in one operative paragraph under the usual front."""
    coding = read([*FRONT, f"1. {words}"]).find("1")
    assert coding is not None
    return coding


def words_of(reading: Reading, number: str, field: str) -> tuple[str, ...]:
    """The words on which a code of a paragraph rests."""
    coding = reading.find(number)
    assert coding is not None
    words = getattr(coding, field).words(reading.document.text)
    assert isinstance(words, tuple)
    return words
