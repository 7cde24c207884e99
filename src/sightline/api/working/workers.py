"""What the workshop does for programs beside the errands of the house: assess, export, write."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, BinaryIO

import msgspec

from sightline.analyses.interfaces import assess
from sightline.analyses.reading import Reading
from sightline.api.answer import show
from sightline.api.assessing.assessment import AssessmentShown
from sightline.model import Loss
from sightline.products.export import Wanted, write_csv_statements, write_ftm
from sightline.products.order import Order
from sightline.products.paper import Made as MadeBy
from sightline.products.paper import Paper
from sightline.products.pdf import print_pdf
from sightline.products.release import release
from sightline.products.shelf import KINDS, compose
from sightline.products.word import write_docx
from sightline.products.workbook import write_xlsx
from sightline.reception import Made, MadeFile, Progress, Visit, Worker

ASSESS, EXPORT, PRODUCT = "assess", "export", "product"
#: What each format of an export is written by, and what it is called.
FORMATS: Mapping[str, tuple[Callable[[BinaryIO, Wanted], int], str, str]] = MappingProxyType(
    {
        "ftm": (write_ftm, "entities.jsonl", "application/x-ndjson"),
        "statements": (write_csv_statements, "statements.csv", "text/csv; charset=utf-8"),
    }
)
_OFFICE = "application/vnd.openxmlformats-officedocument"
_PRINTED: Mapping[str, tuple[Callable[[Paper], bytes], str]] = MappingProxyType(
    {
        "pdf": (print_pdf, "application/pdf"),
        "docx": (write_docx, f"{_OFFICE}.wordprocessingml.document"),
        "xlsx": (write_xlsx, f"{_OFFICE}.spreadsheetml.sheet"),
    }
)


def assess_area(visit: Visit, parameters: Mapping[str, Any], progress: Progress) -> Made:
    """Assess an area, and tell what the address of the assessment tells."""
    area = parameters["area"]
    picture = visit.picture("api assess", area)
    progress(0, None, "assessing")
    only = parameters["interfaces"] or None
    found = assess(Reading(picture, visit.day), picture.entity(area).id, only=only)
    told = msgspec.to_builtins(show(AssessmentShown, found))
    return Made(told=_tell(visit, picture.markings(), picture.address, assessment=told))


def export_picture(visit: Visit, parameters: Mapping[str, Any], progress: Progress) -> Made:
    """Write out what a reader may see, for other tools."""
    write, name, media = FORMATS[parameters["format"]]
    picture = visit.picture("api export", parameters["format"])
    progress(0, None, "writing")
    lost: list[Loss] = []
    stream = io.BytesIO()
    count = write(stream, Wanted(picture=picture, schema=parameters["schema"], losses=lost))
    told = _tell(visit, picture.markings(), picture.address, written=count, losses=len(lost))
    return Made(told=told, files=(MadeFile(name=name, media=media, body=stream.getvalue()),))


def write_product(visit: Visit, parameters: Mapping[str, Any], progress: Progress) -> Made:
    """Compose a product, hold it against what a product has to be, and print it."""
    kind, subject = parameters["product"], parameters["subject"]
    picture = visit.picture("api product", f"{kind} {subject}".strip())
    progress(0, None, "composing")
    terms = msgspec.structs.asdict(visit.terms)
    order = Order(
        made=MadeBy(by=visit.reader.name, address=picture.address, **terms),
        handle=visit.handling,
        subject=subject,
        days=parameters["days"],
        recipient=parameters["recipient"],
        legal_basis=parameters["legal_basis"],
        words=visit.house.settings.words,
    )
    if KINDS[kind].period:
        earlier = msgspec.structs.replace(visit.terms, known=order.since(visit.day))
        order = msgspec.structs.replace(
            order, older=visit.picture("api product", "the beginning of its period", earlier)
        )
    paper = compose(kind, order, picture, visit.day)
    paper = release(paper, picture, visit.handling, visit.house.settings.words)
    progress(1, 2, "printing")
    printed, media = _PRINTED[parameters["format"]]
    name = f"{kind}.{parameters['format']}"
    told = {"title": paper.title, "handling": paper.handling, "address": picture.address}
    return Made(told=told, files=(MadeFile(name=name, media=media, body=printed(paper)),))


def _tell(visit: Visit, markings: frozenset[str], address: str, **told: Any) -> dict[str, Any]:
    return {"handling": visit.handling(markings), "address": address, **told}


#: What the workshop of the house is given beside its errands.
WORKERS: Mapping[str, Worker] = MappingProxyType(
    {ASSESS: assess_area, EXPORT: export_picture, PRODUCT: write_product}
)
