"""Analyses: rules and readings of a picture, which find and never write."""
