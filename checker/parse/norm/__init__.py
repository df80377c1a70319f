"""Norms: the deontic predicates of a text, with their force and frame."""
