"""Citations: references to norm texts, found, resolved and judged."""
