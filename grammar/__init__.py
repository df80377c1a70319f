"""Grammars and vocabulary as data, and the one place that loads and caches them."""
