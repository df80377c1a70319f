"""What all parsers read alike: numerals, dates, document numbers, sentences."""
