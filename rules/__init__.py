"""Rules as data and the table of legal instruments."""
