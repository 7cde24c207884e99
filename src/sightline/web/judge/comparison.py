"""Any two compared: entities of the picture side by side, or names as they are typed."""

from __future__ import annotations

from typing import Any

from sightline.analyses.bearers import make_profile, read_bearer, read_day
from sightline.engines.names import Profile, compare
from sightline.errors import BadName, BadValue, NotFound
from sightline.model import load_model
from sightline.picture import Picture
from sightline.web.call import Call
from sightline.web.judge.pairs import describe
from sightline.web.judge.sides import lay_out
from sightline.web.judge.sitting import may_write
from sightline.web.reply import Reply

_FIELDS = ("born", "country", "number")


def show_comparison(call: Call) -> Reply:
    """Compare two entities, or two names; what is no entity of the picture is taken for a name."""
    one, other = call.asked("one"), call.asked("other")
    picture = call.visit.picture("compare", f"{one} {other}")
    if one and other and _is_there(picture, one) and _is_there(picture, other):
        sides = lay_out(picture, one, other)
        return call.show(
            "judge/comparison.html", **describe(call, picture, sides), wrong=(), typed=""
        )
    status, match = 200, None
    wrong: tuple[str, ...] = ()
    markings = frozenset[str]()
    if one and other:
        try:
            left, ours = _side(call, picture, one, "one")
            right, theirs = _side(call, picture, other, "other")
            match, markings = compare(left, right), ours | theirs
        except (BadName, BadValue) as error:
            status, wrong = 400, (str(error),)
    return call.show(
        "judge/comparison.html",
        status=status,
        handling=call.visit.handling(markings) if markings else "",
        address=picture.address,
        sides=None,
        match=match,
        said=_typed(call),
        wrong=wrong,
        typed="",
        done=None,
        skip=0,
        queue="",
        writing=may_write(call),
    )


def _is_there(picture: Picture, named: str) -> bool:
    """Whether there is an entity of this id, joined to others or not."""
    try:
        picture.entity(named)
    except NotFound:
        return False
    return True


def _typed(call: Call) -> dict[str, str]:
    names = [f"{place}_{field}" for place in ("one", "other") for field in _FIELDS]
    return {name: call.asked(name) for name in ("one", "other", "kind", *names)}


def _side(call: Call, picture: Picture, text: str, place: str) -> tuple[Profile, frozenset[str]]:
    """Find the entity that is meant, or take the text for a name with what is known beside it."""
    try:
        entity = picture.entity(text).id
    except NotFound:
        return _profile(call, text, place), frozenset()
    return read_bearer(picture, entity), picture.markings(entity)


def _profile(call: Call, text: str, place: str) -> Profile:
    born, country, number = (call.asked(f"{place}_{field}") for field in _FIELDS)
    values: dict[str, list[Any]] = {
        "name": [text],
        "birthDate": [read_day(born)] if born else [],
        "country": [_code(country)] if country else [],
        "idNumber": [number] if number else [],
    }
    schema = "Organization" if call.asked("kind") == "body" else "Person"
    profile = make_profile(schema, values)
    if profile is None:
        raise BadName(f"{text!r} is no name that could be compared: give one with letters")
    return profile


def _code(text: str) -> str:
    cleaned = load_model().schema("LegalEntity").properties["country"].clean(text)
    if cleaned.value is None or cleaned.problem is not None:
        raise BadValue(f"{text!r} is not known as a country: give e.g. ml or Mali")
    return str(cleaned.value)
