"""Reports of shopify."""

KINDS = ()
