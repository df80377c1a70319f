"""What is read in any text, of whatever document: numerals, dates, document numbers, titles, sentences."""
