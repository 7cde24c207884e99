"""Engines: instruments that know no ledger. They do not know one another."""
