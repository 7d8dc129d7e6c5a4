"""How do customers feel? Surveys of buyers, once in a while, never where the platform forbids it."""
