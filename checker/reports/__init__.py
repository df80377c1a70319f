"""Reports: FileReport → output, one module per format."""
