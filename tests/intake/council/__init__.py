"""Documents of the Council out of files, as records."""
