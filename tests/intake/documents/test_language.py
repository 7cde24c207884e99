"""Languages are guessed by their small words, and no answer is given where there is none."""

from __future__ import annotations

import pytest

from sightline.intake.documents import guess_language

TEXTS = {
    "eng": "The group was seen near the bridge and it has not been found in any of the villages.",
    "fra": "Le groupe a été vu près du pont et il "
    "n'a pas été retrouvé dans les villages de la rive.",
    "spa": "El grupo fue visto cerca del puente y no se ha encontrado en ninguno de los pueblos.",
    "por": "O grupo foi visto perto da ponte e "
    "não foi encontrado em nenhuma das aldeias da margem.",
    "deu": "Die Gruppe wurde an der Brücke gesehen und ist in keinem der Dörfer gefunden worden, "
    "so dass die Suche nicht beendet werden kann.",
    "swa": "Kundi hilo lilionekana karibu na daraja lakini halikupatikana katika kijiji cha wakazi "
    "wa kando ya mto na watu wa huko.",
    "ara": "شوهدت المجموعة في القرب من الجسر ولم يتم العثور "
    "على أي منها في القرى التي كانت هذا العام",
    "fas": "این گروه در نزدیکی پل دیده شد و تا به حال در هیچ یک از روستاها پیدا نشده است که با آن",
    "rus": "Группу видели у моста, но её не нашли ни в "
    "одной из деревень, и так как он был там, это не",
    "ukr": "Групу бачили біля мосту, але її не знайшли в жодному "
    "із сіл, і він був там, що це не так",
    "hat": "Yo te wè gwoup la bò pon an men yo pa jwenn li nan okenn vilaj e moun yo te gen krent",
    "kor": "그 무리는 다리 근처에서 목격되었지만 어느 마을에서도 발견되지 않았다",
    "zho": "该团伙在桥附近被看到，但在任何村庄都没有找到",
    "jpn": "その集団は橋の近くで目撃されたが、どの村でも見つからなかった",
}


@pytest.mark.parametrize("language", TEXTS)
def test_languages_are_told_apart(language: str) -> None:
    assert guess_language(TEXTS[language]) == language


@pytest.mark.parametrize(
    "text", ["", "Karanda", "12 34 56", "Karanda Transport Obala Fuel " * 10, "ka ki ku ko " * 9]
)
def test_where_nothing_tells_nothing_is_said(text: str) -> None:
    assert guess_language(text) in {None, "som"}
