"""The structure of a document: lines → zones, units, paragraphs, fields, kind and stage."""
