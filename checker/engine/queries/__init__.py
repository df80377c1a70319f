"""Queries that rules ask of the facts, one module each."""
