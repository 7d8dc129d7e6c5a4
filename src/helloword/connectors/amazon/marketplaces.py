"""Amazon's ids of its marketplaces, which reports by API name instead of countries."""

from __future__ import annotations

MARKETPLACES = {
    "ATVPDKIKX0DER": "US", "A2EUQ1WTGCTBG2": "CA", "A1AM78C64UM0Y8": "MX", "A2Q3Y263D00KWC": "BR", "A28R8C7NBKEWEA": "IE",
    "A1RKKUPIHCS9HS": "ES", "A1F83G8C2ARO7P": "UK", "A13V1IB3VIYZZH": "FR", "AMEN7PMS3EDWL": "BE", "A1805IZSGTT6HS": "NL",
    "A1PA6795UKMFR9": "DE", "APJ6JRA9NG5V4": "IT", "A2NODRKZP88ZB9": "SE", "AE08WJ6YKNBMC": "ZA", "A1C3SOZRARQ6R3": "PL",
    "ARBP9OOSHTCHU": "EG", "A33AVAJ2PDY3EV": "TR", "A17E79C6D8DWNP": "SA", "A2VIGQ35RCS4UG": "AE", "A21TJRUUN4KGV": "IN",
    "A19VAU5U5O7RUS": "SG", "A39IBJ37TRP1C6": "AU", "A1VC38T7YXB528": "JP",
}  # fmt: skip
"""As Amazon's developer guide lists them."""


def elsewhere(id: str) -> str:
    """SQL: whether a marketplace, by its id, is another one than the store's; false for one that is not known."""
    known = " ".join(f"WHEN '{each}' THEN '{country}'" for each, country in MARKETPLACES.items())
    home = "CASE store_country WHEN 'GB' THEN 'UK' ELSE store_country END"
    return f"COALESCE(CASE {id} {known} END <> {home}, FALSE)"
