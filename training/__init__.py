"""Training: how the learned figures that ship with Sightline were made, each by one command."""
