"""The rule engine: rule files → queries over facts → findings."""
