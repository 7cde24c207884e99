"""What one sees: today, search, dossiers, statements and items."""

from __future__ import annotations

from sightline.web.call import Call
from sightline.web.reply import Reply
from sightline.web.route import Route


def show_today(call: Call) -> Reply:
    """Show what changed."""
    picture = call.visit.picture("today")
    return call.show("failure.html", said=str(picture.count()), address=picture.address)


ROUTES: tuple[Route, ...] = (Route(path="/", name="today", answer=show_today),)
