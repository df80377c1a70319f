"""The legal instruments: the table of them, their rank, how a reference to one stands on a day, what penalties they set."""
