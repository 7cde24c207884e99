"""Images: what they say of themselves, and where they were taken only when that is asked."""

from __future__ import annotations

import pytest

from sightline.errors import DangerousFile, UnreadableFile
from sightline.intake.documents import Bounds
from tests.intake.documents import papers
from tests.intake.documents.papers import read


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_where_it_was_taken_is_kept_only_when_asked(kind: str) -> None:
    content = papers.image(kind)
    plain = {one.prop: one.value for one in read(content).facts}
    assert plain["title"] == "The gate"
    assert plain["authoredAt"] == "2024-05-02"
    assert "locationMentioned" not in plain
    asked = {one.prop: one.value for one in read(content, position=True).facts}
    assert asked["locationMentioned"] == "16.27000, -0.04000"


def test_the_maker_and_the_camera_are_private() -> None:
    private = {one.value for one in read(papers.image()).facts if one.private}
    assert private == {"A Source", "Maker"}


def test_an_image_that_would_unfold_too_far_is_refused() -> None:
    with pytest.raises(DangerousFile, match="unfold"):
        read(papers.image("PNG", (2_000, 2_000)), bounds=Bounds(pixels=1_000_000))


def test_an_image_in_an_enclosure_keeps_no_place_either() -> None:
    document = read(papers.letter("see", {"gate.jpg": papers.image()}))
    held = document.enclosed[0].document
    assert held is not None
    assert all(one.prop != "locationMentioned" for one in held.facts)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF"])
def test_half_an_image_is_refused(kind: str) -> None:
    content = papers.image(kind, (400, 400))
    with pytest.raises(UnreadableFile):
        read(content[: len(content) // 2])
