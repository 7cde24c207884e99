"""Political economy as a guided form: rents, actors, grievances, and who loses from peace."""

from sightline.products.settlement.losses import Loss, draw_losses, find_losses, lose, say_loss
from sightline.products.settlement.paper import draw_up, say_size
from sightline.products.settlement.questions import QUESTIONS, Question, find_unanswered
from sightline.products.settlement.settlement import (
    Actor,
    Grievance,
    Rent,
    Scenario,
    Settlement,
    Stake,
    Told,
    find_wants,
    read_settlement,
    write_settlement,
)

__all__ = [
    "QUESTIONS",
    "Actor",
    "Grievance",
    "Loss",
    "Question",
    "Rent",
    "Scenario",
    "Settlement",
    "Stake",
    "Told",
    "draw_losses",
    "draw_up",
    "find_losses",
    "find_unanswered",
    "find_wants",
    "lose",
    "read_settlement",
    "say_loss",
    "say_size",
    "write_settlement",
]
