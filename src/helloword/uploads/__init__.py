"""Files that people hand in over HTTP: kept until they are imported or put aside, a day at most."""
