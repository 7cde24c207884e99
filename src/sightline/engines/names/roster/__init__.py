"""The fast inside of the index: names as tokens, tokens as a graph, bearers as arrays.

From a name to its tokens (`tokens`), from tokens to sounds (`phones`) and to their
neighbours (`vocabulary`, `spelling`), from neighbours to bearers (`gathering`), from bearers
to evidence (`alignment`, `evidence`), and from evidence to odds (`scorecard`).
"""
