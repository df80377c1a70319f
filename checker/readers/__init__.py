"""Readers: bytes of a file → Source, one module per format."""
