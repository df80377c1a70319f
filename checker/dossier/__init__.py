"""A folder of 送审材料 seen as one: the role of each file, what is missing, facts across files, one timeline."""
