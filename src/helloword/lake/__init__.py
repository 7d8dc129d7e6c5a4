"""The lake: what happened, kept as Delta tables that are imported into, undone, rebuilt and read as of any version."""
