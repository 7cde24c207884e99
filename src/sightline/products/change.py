"""What changed, in sentences: entity by entity, with the records that show it and the reason.

Persons are counted and not named: what changed about a person stands in that person's dossier.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from sightline.model import load_model
from sightline.picture import Change, Changes, Picture
from sightline.products.paper import Paragraph, Sentence, paragraph

#: What people do here is told elsewhere in a paper.
ACTS = frozenset(
    {
        "Judgement",
        "InformationRequirement",
        "ForecastQuestion",
        "ForecastEstimate",
        "Screening",
        "Watch",
    }
)
_PERSON = "Person"
_FIRST = ("Sanction", "Incident", "Event", "Deployment", "Contract", "Measure")
_MOST_VALUES, _MOST_RECORDS = 3, 12
_KINDS = {
    "appeared": "is new",
    "gone": "is no longer held",
    "value added": "{prop}: {value}",
    "value removed": "no longer {prop}: {value}",
    "value said again": "{prop}: {value}, said once more",
    "value said less": "{prop}: {value}, said once less",
    "denial added": "denied {prop}: {value}",
    "denial removed": "no longer denied {prop}: {value}",
    "denial said again": "denied {prop}: {value}, once more",
    "denial said less": "denied {prop}: {value}, once less",
    "merged": "is now one with {others}",
    "split": "is no longer one with {others}",
}


def tell_changes(changes: Changes, picture: Picture, most: int) -> tuple[Paragraph, ...]:
    """Tell the changes of so many entities, what matters first; the rest is counted."""
    told = [one for one in changes.changes if one.schema not in ACTS]
    people = [one for one in told if _is_person(one.schema)]
    others = sorted((one for one in told if not _is_person(one.schema)), key=_entity)
    groups = [list(group) for _, group in groupby(others, key=_entity)]
    groups.sort(key=lambda group: (_rank(group), group[0].entity))
    done = [paragraph(*_tell(group, picture)) for group in groups[:most]]
    rest = _say_rest(len(groups) - len(done[:most]), people)
    return tuple([*done, paragraph(rest)] if rest else done)


def impersonal(picture: Picture, statements: Sequence[str]) -> tuple[str, ...]:
    """Keep those of some statements that neither speak of a person nor name one."""
    found = picture.statements_named(statements)
    held = [found[one] for one in dict.fromkeys(statements) if one in found]
    named = picture.named({name for one in held for name in (one.entity, one.value)})
    people = {name for name, one in named.items() if _is_person(one.schema)}
    return tuple(
        one.id for one in held if not {one.entity, one.value} & people and not one.withdrawn
    )


def _entity(change: Change) -> str:
    return change.entity


def _rank(group: Sequence[Change]) -> tuple[int, int]:
    schema = group[0].schema or ""
    place = _FIRST.index(schema) if schema in _FIRST else len(_FIRST)
    return place, 0 if any(one.kind == "appeared" for one in group) else 1


def _tell(group: Sequence[Change], picture: Picture) -> list[Sentence]:
    label = _label(group[0].schema)
    done = []
    for one in group[:_MOST_VALUES]:
        words = _KINDS.get(one.kind, one.kind).format(
            prop=_property(one), value=one.value, others=", ".join(one.others)
        )
        records = [record for why in one.why for record in why.records]
        done.append(
            Sentence(
                f"{one.caption} ({label}) {words}{_say_why(one)}.",
                impersonal(picture, records)[:_MOST_RECORDS],
                about=(one.entity, *one.others),
            )
        )
    more = len(group) - len(done)
    return [*done, Sentence(f"{more} more of it changed.")] if more else done


def _say_why(one: Change) -> str:
    """Say the reason where it is another one than that somebody said so."""
    told = [
        f"{why.reason}{': ' if why.words else ''}{'; '.join(why.words)}"
        for why in one.why
        if why.reason != "said"
    ]
    return f" ({', '.join(dict.fromkeys(told))})" if told else ""


def _say_rest(left: int, people: Sequence[Change]) -> str:
    persons = len({one.entity for one in people})
    entities = "one more entity" if left == 1 else f"{left} more entities"
    parts = [f"{entities} changed"] if left > 0 else []
    people_told = "one person" if persons == 1 else f"{persons} persons"
    parts += [f"records on {people_told} changed, not named here"] if persons else []
    return f"Beside this, {' and '.join(parts)}." if parts else ""


def _is_person(schema: str | None) -> bool:
    model = load_model()
    return schema is not None and schema in model and model.schema(schema).is_a(_PERSON)


def _label(schema: str | None) -> str:
    model = load_model()
    return model.schema(schema).label if schema and schema in model else schema or "entity"


def _property(one: Change) -> str:
    model = load_model()
    schema = one.schema or ""
    held = model.schema(schema).get(one.prop or "") if schema in model else None
    return held.label if held is not None else one.prop or ""
