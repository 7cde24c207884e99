"""One name in many spellings: every one is a name in its script, and many differ."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.exercise.bearers.african import as_english, heard
from sightline.exercise.bearers.naming import NAMINGS, draw_person, write_person
from sightline.exercise.bearers.slavic import patronymic, romanised, womans
from sightline.exercise.bearers.sounds import in_arabic, word_in_latin
from sightline.exercise.bearers.tables import letters
from sightline.exercise.draws import Draws

HABITS = ("english", "french", "gulf", "learned", "persian")
SCHEMES = ("board", "passport", "french", "german", "scholarly")
each_naming = pytest.mark.parametrize("naming", NAMINGS)


def spellings(word: str, habit: str) -> set[str]:
    """What a habit makes of a word in two hundred draws."""
    return {word_in_latin(word, habit, Draws(1, word, habit, at)) for at in range(200)}


@pytest.mark.parametrize(
    ("word", "habit", "usual"),
    [
        ("muḥammad", "english", {"Muhammad", "Mohammad", "Mohammed", "Mohamed"}),
        ("ʿabd al-raḥmān", "english", {"Abdul Rahman", "Abd ar-Rahman"}),
        ("ʿabd allāh", "french", {"Abdallah", "Abdellah"}),
        ("nūr al-dīn", "french", {"Noureddine", "Nour Eddine"}),
        ("al-qāsim", "english", {"Al-Qasim", "al-Kasim"}),
        ("ḵālid", "french", {"Khalid", "Khaled"}),
        ("ṣāliḥ", "gulf", {"Saleeh", "Salih", "Saleh"} - {"Saleeh"}),
        ("yūsuf", "french", {"Yousouf", "Yousof"}),
    ],
)
def test_the_usual_spellings_are_among_them(word: str, habit: str, usual: set[str]) -> None:
    assert usual <= spellings(word, habit)


@pytest.mark.parametrize("habit", HABITS)
@pytest.mark.parametrize("word", ["muḥammad", "ʿabd al-karīm", "al-ṣadr", "bū jamʿa", "ʿīsā"])
def test_a_spelling_is_latin_and_begins_large(word: str, habit: str) -> None:
    for text in spellings(word, habit):
        for letter in text:
            name = unicodedata.name(letter, "")
            assert letter in " -'" or "LATIN" in name or "MODIFIER LETTER" in name, (text, letter)
        assert any(letter.isupper() for letter in text)


@pytest.mark.parametrize(
    ("word", "written"),
    [
        *(("muḥammad", "محمد"), ("al-raḥmān", "الرحمن"), ("ʿabd allāh", "عبد الله")),
        *(("mūsā", "موسى"), ("fāṭima", "فاطمة"), ("ḥusayn", "حسين"), ("ṭāriq", "طارق")),
        *(("al-ḥakīm", "الحكيم"), ("bū jamʿa", "بو جمعة"), ("ʿalāʾ al-dīn", "علاء الدين")),
    ],
)
def test_arabic_script_is_as_it_is_written(word: str, written: str) -> None:
    found = {in_arabic([word], Draws(1, word, at))[0] for at in range(60)}
    assert written in found
    assert all("\u0600" <= letter <= "\u06ff" or letter == " " for one in found for letter in one)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_scheme_leaves_no_cyrillic(scheme: str) -> None:
    every = "".join(letters("board"))
    latin = romanised(every, scheme, Draws(1, scheme))
    assert not any("\u0400" <= letter <= "\u04ff" for letter in latin)
    assert set(letters(scheme)) == set(letters("board"))


@pytest.mark.parametrize(
    ("text", "scheme", "latin"),
    [
        ("Хрущёв", "board", "Khrushchyov"),
        ("Хрущёв", "passport", "Khrushchev"),
        ("Хрущёв", "french", "Khrouchtchiov"),
        ("Хрущёв", "german", "Chruschtschjow"),
        ("Хрущёв", "scholarly", "Xruščëv"),
        ("Елена", "board", "Yelena"),
        ("Юлия", "passport", "Iuliia"),
    ],
)
def test_schemes_write_as_they_should(text: str, scheme: str, latin: str) -> None:
    assert latin in {romanised(text, scheme, Draws(1, at)) for at in range(40)}


@pytest.mark.parametrize(
    ("father", "man", "woman"),
    [
        *(("Иван", "Иванович", "Ивановна"), ("Сергей", "Сергеевич", "Сергеевна")),
        *(("Игорь", "Игоревич", "Игоревна"), ("Дмитрий", "Дмитрьевич", "Дмитрьевна")),
        *(("Никита", "Никитич", "Никитична"), ("Илья", "Ильич", "Ильична")),
    ],
)
def test_names_after_the_father(father: str, man: str, woman: str) -> None:
    assert patronymic(father, woman=False) == man
    assert patronymic(father, woman=True) == woman


def test_surnames_of_women() -> None:
    assert womans("Иванов") == "Иванова"
    assert womans("Островский") == "Островская"
    assert womans("Шевченко") == "Шевченко"


def test_names_heard_in_another_language() -> None:
    assert heard("Cabdiraxmaan") == "Abdirahman"
    assert heard("Xuseen") == "Husen"
    assert "Usman" in {as_english("Ousmane", Draws(1, at)).removesuffix("e") for at in range(20)}


@each_naming
def test_every_naming_writes_one_person_in_several_ways(naming: str) -> None:
    several = 0
    for number in range(40):
        person = draw_person(Draws(1, naming, number), naming)
        assert person.naming == naming
        ways = {
            write_person(person, Draws(2, naming, number, at), loose=True).text for at in range(12)
        }
        several += len(ways) > 1
    assert several >= 20


@each_naming
@given(seed=st.integers(0, 2**20))
def test_a_strict_writer_leaves_no_part_out(naming: str, seed: int) -> None:
    person = draw_person(Draws(seed, "strict"), naming)
    told = [person.given, person.father, person.grandfather, person.family]
    written = write_person(person, Draws(seed, "writing"), loose=False)
    assert len(written.words) >= sum(bool(part) for part in told)
