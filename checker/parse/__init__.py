"""Parsers: Source → Document and its facts, one module per kind of fact."""
