"""Roll-ups: what measures came to by day and a few dimensions, kept so that large facts are read once and not for each question."""
