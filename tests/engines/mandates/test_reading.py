"""What is read in paragraphs: who is told what, how strongly, on which theme, how far it goes."""

from __future__ import annotations

import pytest

from sightline.engines.mandates import Addressee, Kind, Scope, Strength, read
from sightline.model import load_terms
from tests.engines.mandates.texts import FRONT, paragraphs, read_paragraph, words_of


@pytest.mark.parametrize(
    ("words", "addressee", "tasks", "strength"),
    [
        ("Requests UNMISS to monitor the border;", "mission", 1, "requests"),
        ("Authorizes MINUSCA to use force;", "mission", 1, "authorizes"),
        ("Decides that UNMISS shall protect civilians;", "mission", 1, "authorizes"),
        ("Decides that the mandate of MONUSCO shall be as follows:", "mission", 1, "authorizes"),
        ("Decides to extend the mandate of MONUSCO until 1 May 2031;", "none", 0, "authorizes"),
        ("Decides that MONUSCO will comprise up to 900 troops;", "none", 0, "authorizes"),
        ("Requests the Secretary-General to report on MONUSCO;", "sg", 0, "requests"),
        ("Requests the Secretary-General, through UNAMA, to advise it;", "sg", 1, "requests"),
        ("Calls on the Government, with the support of UNMISS, to act;", "host", 0, "requests"),
        ("Calls for joint operations by the army and MONUSCO;", "mission", 1, "requests"),
        ("Calls upon troop-contributing countries of UNMISS to act;", "states", 0, "requests"),
        ("Urges all parties to lay down their arms;", "parties", 0, "urges"),
        ("Encourages Member States to act, and requests UNAMA to act;", "states", 1, "urges"),
        ("Underlines the need for BINUH to train the police;", "mission", 1, "urges"),
        ("Underscores that MONUSCO should plan its exit;", "mission", 1, "urges"),
        ("Stresses that the exit of MONUSCO should be gradual;", "sg", 0, "urges"),
        ("Welcomes the efforts of UNMISS to protect civilians;", "none", 0, "notes"),
        ("Reaffirms that all States shall prevent terrorism;", "states", 0, "notes"),
        ("Requests the Panel of Experts to report to the Committee;", "panel", 0, "requests"),
        ("Invites INTERPOL to help;", "other_intl", 0, "urges"),
        ("Demands that all armed groups disband;", "parties", 0, "authorizes"),
        (
            "Authorizes Member States to establish the multinational force;",
            "states",
            1,
            "authorizes",
        ),
        ("Welcomes the work of the partners and urges them to go on;", "other_intl", 0, "urges"),
        ("Condemns the attack on UNMISS;", "none", 0, "notes"),
        ("Decides to remain seized of the matter.", "none", 0, "authorizes"),
    ],
)
def test_who_is_told_what(words: str, addressee: str, tasks: int, strength: str) -> None:
    coding = read_paragraph(words)
    assert coding.addressee.value.value == addressee
    assert coding.tasks_mission.value is bool(tasks)
    assert coding.strength.value.word == strength


def test_a_sub_paragraph_takes_over_and_points_above() -> None:
    reading = read(paragraphs())
    for number in ("2(a)", "2(b)", "2(b)(i)", "2(c)"):
        coding = reading.find(number)
        assert coding is not None
        assert coding.addressee.value is Addressee.MISSION
        assert coding.strength.value is Strength.AUTHORIZES
        assert coding.tasks_mission.value
    assert words_of(reading, "2(b)(i)", "tasks_mission") == ("UNMIKAR",)
    assert words_of(reading, "2(b)(i)", "strength") == ("Decides",)


@pytest.mark.parametrize(
    ("words", "themes"),
    [
        ("traffickers in drugs", {"drugs", "persons"}),
        ("the illicit trade in small arms and light weapons", {"arms"}),
        ("trafficking in per\u00adsons", {"persons"}),
        ("illegal exploi-\ntation of natural resources", {"resources"}),
        ("money-laundering and corruption", {"laundering", "corruption"}),
        ("gang violence and kidnappings for ransom", {"gangs", "kidnap"}),
        ("organised crime", {"networks"}),
        ("the smuggling of sugar", {"goods"}),
        ("the United Nations Office on Drugs and Crime", set()),
        ("the rule of law and the national police", set()),
        ("the financing of terrorism", set()),
        ("illegal armed groups", set()),
        ("non-proliferation of nuclear weapons", set()),
    ],
)
def test_themes(words: str, themes: set[str]) -> None:
    coding = read_paragraph(f"Recalls {words};")
    assert {theme.value for theme in coding.themes} == themes
    assert coding.organized_crime is bool(themes)


@pytest.mark.parametrize(
    ("words", "scope"),
    [
        ("Requests UNMISS to protect civilians;", Scope.NONE),
        ("Requests UNMISS to support the rule of law;", Scope.IMPLIED),
        ("Requests UNMISS to take into account organized crime;", Scope.AWARENESS),
        ("Requests UNMISS to gather information on drug trafficking;", Scope.INFORMATION),
        ("Requests UNMISS to assist the Panel of Experts on illicit arms flows;", Scope.PANEL),
        ("Requests UNMISS to train the police against drug trafficking;", Scope.CAPACITY),
        ("Requests UNMISS to advise on a strategy against gangs;", Scope.CAPACITY),
        ("Requests UNMISS to help draft legislation on gangs;", Scope.STRATEGY),
        ("Requests UNMISS to support joint patrols against gangs;", Scope.OPERATIONAL),
        ("Requests UNMISS to seize trafficked arms;", Scope.EXECUTIVE),
        ("Calls on the Government to seize trafficked arms;", Scope.NONE),
        ("Urges States to fight gangs, and requests UNMISS to protect civilians;", Scope.NONE),
    ],
)
def test_how_far_a_task_goes(words: str, scope: Scope) -> None:
    assert read_paragraph(words).scope.value is scope


def test_the_ladder_is_that_of_the_vocabulary() -> None:
    assert [scope.term for scope in Scope] == [term.code for term in load_terms("oc-scope").terms]


def test_tasks_are_found_with_their_words() -> None:
    reading = read(paragraphs())
    assert [(part.number, coding.scope.value) for part, coding in reading.tasks()] == [
        ("2(b)(i)", Scope.CAPACITY),
        ("2(b)(ii)", Scope.EXECUTIVE),
    ]
    assert words_of(reading, "2(b)(i)", "scope") == ("train", "drug")
    assert words_of(reading, "2(b)(ii)", "scope")[0] == "seize"


def test_a_preamble_names_and_tells_nobody() -> None:
    reading = read(paragraphs())
    recitals = {part.number: coding for part, coding in reading.coded(Kind.PREAMBLE)}
    themes = {theme.value for theme in recitals["PP2"].themes}
    assert {"gangs", "resources"} <= themes
    assert all(coding.addressee.value is Addressee.NONE for coding in recitals.values())


def test_force_is_pointed_at() -> None:
    reading = read(paragraphs())
    coding = reading.find("2(a)")
    assert coding is not None
    assert [span.words(reading.document.text) for span in coding.force] == ["all necessary means"]


def test_an_abbreviation_that_the_text_defines_is_known_in_it_alone() -> None:
    words = "1. Requests UNMIKAR to protect civilians;"
    defined = "Welcoming the work of the United Nations Mission in Karvelia (UNMIKAR),"
    with_it = read([*FRONT, defined, words]).find("1")
    without = read([*FRONT, words]).find("1")
    assert with_it is not None
    assert without is not None
    assert with_it.tasks_mission.value
    assert not without.tasks_mission.value


@pytest.mark.parametrize("short", ["FATF", "UNODC"])
def test_a_task_force_or_an_office_is_no_mission(short: str) -> None:
    name = {"FATF": "Financial Action Task Force", "UNODC": "Office on Drugs and Crime"}[short]
    listed = [*FRONT, f"Noting the {name} ({short}),", f"1. Urges {short} to go on;"]
    coding = read(listed).find("1")
    assert coding is not None
    assert not coding.tasks_mission.value


def test_an_annex_speaks_as_strongly_as_what_adopts_it() -> None:
    listed = [*FRONT, "1. Decides that the rules in the annex apply;", "Annex", "1. A ceasefire."]
    document = read(listed)
    annexed = [coding for _, coding in document.coded(Kind.ANNEX)][-1]
    assert annexed.strength.value is Strength.AUTHORIZES
    assert annexed.strength.words(document.document.text) == ("Decides",)


def test_the_secretary_general_sees_to_the_work_of_a_mission() -> None:
    chapeau = "1. Requests the Secretary-General to do this in the planning and conduct of UNMISS:"
    reading = read([*FRONT, chapeau, "(a) early warning;", "(b) medical evacuation;"])
    tasked = [reading.find("1(a)"), reading.find("1(b)")]
    assert [one.tasks_mission.value for one in tasked if one] == [True, False]
    assert all(one.addressee.value is Addressee.SG for one in tasked if one)


def test_whom_a_purpose_names_is_not_told() -> None:
    coding = read_paragraph(
        "Decides further that, to support the parties in keeping to the Agreement that they signed "
        "in the capital, UNMISS shall watch the ceasefire;"
    )
    assert coding.addressee.value is Addressee.MISSION
    assert coding.tasks_mission.value


def test_a_request_to_somebody_is_no_purpose() -> None:
    words = (
        "Reiterates its request to the Secretary-General to appoint a Head of Mission for UNMISS;"
    )
    assert read_paragraph(words).addressee.value is Addressee.SG
