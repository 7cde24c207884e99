"""Products: what leaves a house for somebody to hold in his hands, each with what it rests on."""
