"""Reports of amazon."""

KINDS = ()
