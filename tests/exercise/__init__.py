"""The exercise: draws, names, records, truth, storylines and files."""
