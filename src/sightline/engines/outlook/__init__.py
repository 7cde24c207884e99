"""Outlook: how good stated probabilities and ranges turned out to be."""

from sightline.engines.outlook.scores import (
    Bin,
    Brier,
    brier,
    brier_many,
    calibration_bins,
    calibration_error,
    crps,
    log_score,
    skill,
    skill_against_base_rate,
    skill_against_no_change,
    split_brier,
    wilson,
)

__all__ = [
    "Bin",
    "Brier",
    "brier",
    "brier_many",
    "calibration_bins",
    "calibration_error",
    "crps",
    "log_score",
    "skill",
    "skill_against_base_rate",
    "skill_against_no_change",
    "split_brier",
    "wilson",
]
