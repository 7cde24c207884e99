"""Reference data: what the field agrees on, as typed records and as items of a house."""

from sightline.reference.concept import Concept, Entry, concept, load_concepts
from sightline.reference.deployment import Deployment, find_deployment, load_deployments
from sightline.reference.document import (
    Document,
    Provision,
    Stated,
    find_document,
    load_documents,
    mandates_of,
)
from sightline.reference.indicator import Indicator, Interface, load_indicators, load_interfaces
from sightline.reference.mission import Mission, Organization, load_missions, load_organizations
from sightline.reference.naming import entity_id
from sightline.reference.origin import Checked, Origin, load_origins
from sightline.reference.practice import Activity, Use, load_activities, load_uses, precedents
from sightline.reference.records import reference_records
from sightline.reference.regime import Regime, RegimeMeasure, find_regime, load_regimes
from sightline.reference.research import Card, Definition, load_cards, load_definitions
from sightline.reference.territory import Territory, load_territories

__all__ = [
    "Activity",
    "Card",
    "Checked",
    "Concept",
    "Definition",
    "Deployment",
    "Document",
    "Entry",
    "Indicator",
    "Interface",
    "Mission",
    "Organization",
    "Origin",
    "Provision",
    "Regime",
    "RegimeMeasure",
    "Stated",
    "Territory",
    "Use",
    "concept",
    "entity_id",
    "find_deployment",
    "find_document",
    "find_regime",
    "load_activities",
    "load_cards",
    "load_concepts",
    "load_definitions",
    "load_deployments",
    "load_documents",
    "load_indicators",
    "load_interfaces",
    "load_missions",
    "load_organizations",
    "load_origins",
    "load_regimes",
    "load_territories",
    "load_uses",
    "mandates_of",
    "precedents",
    "reference_records",
]
