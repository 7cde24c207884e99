"""What one assesses: interfaces, flags, mandates, threats and political economy."""

from sightline.web.assess import settlements, threats
from sightline.web.assess.flags import show_flags, show_rule
from sightline.web.assess.interfaces import show_area, show_areas
from sightline.web.assess.mandates import show_mandate, show_mandates
from sightline.web.assess.texts import read_pasted, show_text
from sightline.web.route import Route

ROUTES: tuple[Route, ...] = (
    Route(path="/interfaces", name="interfaces", answer=show_areas),
    Route(path="/interfaces/{area:str}", name="interface", answer=show_area),
    Route(path="/flags", name="flags", answer=show_flags),
    Route(path="/flags/{rule:str}", name="flag", answer=show_rule),
    Route(path="/mandates", name="mandates", answer=show_mandates),
    Route(path="/mandates/read", name="mandate-text", answer=show_text),
    Route(path="/mandates/read", name="mandate-text", answer=read_pasted, post=True),
    Route(path="/mandates/{document:str}", name="mandate", answer=show_mandate),
    *threats.ROUTES,
    *settlements.ROUTES,
)

__all__ = ["ROUTES"]
