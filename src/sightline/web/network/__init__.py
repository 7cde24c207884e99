"""Today, the network and the map: what is new, who is tied to whom, and where it is."""

from __future__ import annotations

from sightline.web.network.map import give_map, give_outlines, show_map
from sightline.web.network.ties import give_network, show_network
from sightline.web.network.today import show_changes, show_today
from sightline.web.route import Route

ROUTES: tuple[Route, ...] = (
    Route(path="/", name="today", answer=show_today),
    Route(path="/changes", name="changes", answer=show_changes),
    Route(path="/network", name="network", answer=show_network),
    Route(path="/network/data", name="network-data", answer=give_network),
    Route(path="/map", name="map", answer=show_map),
    Route(path="/map/data", name="map-data", answer=give_map),
    Route(path="/map/outlines", name="map-outlines", answer=give_outlines),
)
