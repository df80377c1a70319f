"""Records: what was done in a procedure, when, by whom and how."""
