"""Mandates on paper."""
