"""Do the platforms say the same: official figures held against our own, and the gap split into causes."""
