"""The demo company's assortment as it is planned: families of products and the variants each comes in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Variant:
    """A colour, size or pack of a family.

    Attributes:
        name: how it reads after the family's title.
        share: how much is sold of it, against the family's first product.
        worth: its price and cost against the first product's.
        launch: days after the start it is launched; None when it always was there.
    """

    name: str
    share: float
    worth: str = "1"
    launch: int | None = None


VARIANTS = {
    "BK": Variant("Matt Black", 0.4),
    "WH": Variant("White", 0.24),
    "GY": Variant("Stone Grey", 0.12),
    "BL": Variant("Ink Blue", 0.07),
    "CR": Variant("Cream", 0.13, launch=255),
    "SG": Variant("Sage", 0.16, launch=430),
    "RD": Variant("Cherry Red", 0.035),
    "OR": Variant("Terracotta", 0.025, launch=150),
    "CU": Variant("Copper", 0.09, "1.15"),
    "WN": Variant("Walnut", 0.2, "1.12"),
    "S": Variant("Small", 0.26, "0.82"),
    "L": Variant("Large", 0.3, "1.28"),
    "XL": Variant("Extra Large", 0.08, "1.55"),
    "2P": Variant("2 Pack", 0.3, "1.86"),
    "4P": Variant("4 Pack", 0.1, "3.5"),
    "GS": Variant("Gift Set", 0.07, "1.6", launch=300),
}
"""What stands behind a family's SKU, and what it means."""


@dataclass(frozen=True)
class Family:
    """A family: its first product under its own SKU, and its variants under that SKU and theirs.

    Attributes:
        price: reference price of the first product, in dollars.
        purchase: what the supplier asks for it, in CNY.
        demand: how much it is wanted, 1 to 20; twice the number sells more than twice as much.
        launch: days after the start it is launched; None when it always was there.
    """

    sku: str
    title: str
    brand: str
    line: str
    supplier: str
    price: str
    purchase: str
    demand: int
    variants: str = ""
    launch: int | None = None


FAMILIES = (
    Family("KT-210", "Gooseneck Kettle 1.0 L", "Lumora", "Kettles", "S01", "49.99", "97.00", 18, "BK WH SG CU RD"),
    Family("KT-215", "Gooseneck Kettle 0.8 L, Temperature Control", "Lumora", "Kettles", "S01", "69.99", "139.00", 9,
           "BK WH CR"),
    Family("KT-220", "Glass Kettle 1.7 L", "Lumora", "Kettles", "S01", "39.99", "80.00", 8, "BK"),
    Family("KT-231", "Travel Kettle 0.5 L, Foldable", "Lumora", "Kettles", "S01", "32.99", "63.50", 6, "WH BL SG"),
    Family("KT-240", "Stovetop Kettle 2.0 L, Whistling", "Lumora", "Kettles", "S01", "36.99", "70.00", 4, "BK CR RD"),
    Family("KT-252", "Tea Maker 1.2 L with Infuser", "Lumora", "Kettles", "S01", "59.99", "118.00", 5, "WH"),
    Family("KT-266", "Smart Kettle 1.5 L, App Control", "Lumora", "Kettles", "S01", "89.99", "186.00", 3, "BK", 190),
    Family("CM-300", "Pour-Over Coffee Maker 0.6 L", "Lumora", "Coffee", "S01", "64.99", "122.00", 17,
           "BK WN CU GS"),
    Family("CM-310", "Cold Brew Maker 1.3 L", "Lumora", "Coffee", "S01", "29.99", "56.00", 8, "L GY"),
    Family("CM-318", "French Press 1.0 L, Double Wall", "Lumora", "Coffee", "S01", "38.99", "75.00", 7, "BK S CU"),
    Family("CM-325", "Moka Pot, 6 Cups", "Lumora", "Coffee", "S02", "34.99", "66.00", 6, "BK S"),
    Family("CM-340", "Burr Grinder, Manual", "Lumora", "Coffee", "S01", "44.99", "89.00", 9, "BK WN"),
    Family("CM-342", "Burr Grinder, Electric", "Lumora", "Coffee", "S01", "94.99", "196.00", 5, "BK CR"),
    Family("CM-351", "Milk Frother, Handheld", "Lumora", "Coffee", "S01", "19.99", "35.00", 7, "BK WH"),
    Family("CM-360", "Coffee Scale with Timer", "Lumora", "Coffee", "S07", "32.99", "62.00", 6, "WH"),
    Family("CM-377", "Espresso Tamper Set", "Lumora", "Coffee", "S02", "27.99", "50.00", 3, "WN", 260),
    Family("FL-08", "Paper Filters, 200 Pieces", "Lumora", "Filters", "S05", "14.99", "24.00", 20, "2P 4P L"),
    Family("FL-10", "Paper Filters, 100 Pieces", "Lumora", "Filters", "S05", "9.99", "15.50", 9, "2P 4P S"),
    Family("FL-21", "Metal Cone Filter", "Lumora", "Filters", "S05", "22.99", "43.00", 7, "L CU"),
    Family("FL-30", "Humidifier Filters, 4 Pack", "Brisa", "Filters", "S05", "18.99", "33.50", 6, "2P L"),
    Family("FL-44", "Water Filter Cartridges, 6 Pack", "Lumora", "Filters", "S05", "31.99", "58.00", 8, "2P"),
    Family("CW-101", "Cast Iron Skillet 26 cm", "Norrbo", "Cookware", "S02", "39.99", "76.00", 9, "S L BL"),
    Family("CW-104", "Cast Iron Dutch Oven 5 L", "Norrbo", "Cookware", "S02", "89.99", "176.00", 6, "CR SG BL RD"),
    Family("CW-112", "Non-Stick Pan 28 cm", "Norrbo", "Cookware", "S02", "34.99", "67.00", 8, "S L"),
    Family("CW-118", "Saucepan 2 L with Lid", "Norrbo", "Cookware", "S02", "36.99", "71.00", 5, "S L"),
    Family("CW-125", "Carbon Steel Wok 30 cm", "Norrbo", "Cookware", "S02", "44.99", "85.00", 7, "L GS"),
    Family("CW-133", "Baking Sheet Set, 3 Pieces", "Norrbo", "Cookware", "S02", "29.99", "57.00", 5, "L"),
    Family("CW-140", "Mixing Bowls, Set of 5", "Norrbo", "Cookware", "S04", "32.99", "60.00", 5, "WH SG OR"),
    Family("CW-151", "Silicone Utensils, 8 Pieces", "Norrbo", "Cookware", "S04", "24.99", "45.00", 6, "GY SG OR RD"),
    Family("CW-162", "Roasting Pan with Rack", "Norrbo", "Cookware", "S02", "54.99", "109.00", 2, "L"),
    Family("KN-2", "Santoku Knife 18 cm", "Norrbo", "Knives", "S02", "42.99", "80.00", 12, "WN BK GS"),
    Family("KN-4", "Chef's Knife 20 cm", "Norrbo", "Knives", "S02", "46.99", "88.00", 8, "WN BK"),
    Family("KN-6", "Paring Knife 9 cm", "Norrbo", "Knives", "S02", "19.99", "34.00", 5, "WN 2P"),
    Family("KN-7", "Bread Knife 23 cm", "Norrbo", "Knives", "S02", "32.99", "59.00", 4, "WN"),
    Family("KN-9", "Knife Sharpener, Two Stages", "Norrbo", "Knives", "S02", "22.99", "41.00", 8, "BK"),
    Family("KN-11", "Knife Block, Magnetic", "Norrbo", "Knives", "S02", "49.99", "97.00", 3, "WN"),
    Family("KN-14", "Kitchen Shears", "Norrbo", "Knives", "S02", "17.99", "31.00", 3, "2P"),
    Family("ST-12", "Airtight Jars, Set of 6", "Tessel", "Storage", "S04", "36.99", "70.00", 8, "L BK 2P"),
    Family("ST-15", "Spice Rack, Rotating", "Tessel", "Storage", "S04", "34.99", "66.00", 5, "BK"),
    Family("ST-20", "Drawer Organizer, Bamboo", "Tessel", "Storage", "S04", "29.99", "56.00", 7, "L XL BK"),
    Family("ST-23", "Dish Drying Rack", "Tessel", "Storage", "S04", "42.99", "84.00", 6, "BK WH L"),
    Family("ST-31", "Pantry Bins, 4 Pack", "Tessel", "Storage", "S04", "27.99", "53.00", 5, "L GY"),
    Family("ST-38", "Under-Sink Shelf, Two Tiers", "Tessel", "Storage", "S04", "33.99", "65.00", 4, "BK"),
    Family("ST-45", "Laundry Basket, Foldable", "Tessel", "Storage", "S04", "24.99", "46.00", 2, "GY"),
    Family("ST-52", "Shoe Bench, Bamboo", "Tessel", "Storage", "S04", "59.99", "119.00", 2, "XL"),
    Family("PL-44", "Pendant Lamp, Rattan", "Brisa", "Lighting", "S03", "59.99", "115.00", 5, "BK L"),
    Family("PL-47", "Pendant Lamp, Glass", "Brisa", "Lighting", "S03", "64.99", "127.00", 3, "GY"),
    Family("LP-12", "Desk Lamp with Wireless Charging", "Brisa", "Lighting", "S03", "54.99", "106.00", 11, "BK WH SG"),
    Family("LP-15", "Reading Lamp, Clip-On", "Brisa", "Lighting", "S03", "22.99", "41.00", 7, "WH"),
    Family("LP-19", "Floor Lamp, Dimmable", "Brisa", "Lighting", "S03", "79.99", "158.00", 4, "BK WN"),
    Family("LP-26", "Night Light with Sensor, 4 Pack", "Brisa", "Lighting", "S03", "24.99", "45.00", 8, "2P"),
    Family("LP-33", "Under-Cabinet LED Bars, 3 Pack", "Brisa", "Lighting", "S03", "34.99", "67.00", 6, "L BK"),
    Family("LP-41", "String Lights 20 m", "Brisa", "Lighting", "S03", "29.99", "55.00", 5, "L 2P"),
    Family("LP-58", "Sunrise Alarm Lamp", "Brisa", "Lighting", "S03", "46.99", "91.00", 5, "WN", 330),
    Family("HU-05", "Humidifier 2.5 L, Ultrasonic", "Brisa", "Humidifiers", "S07", "44.99", "88.00", 10, "BK SG"),
    Family("HU-08", "Humidifier 5 L, Warm Mist", "Brisa", "Humidifiers", "S07", "69.99", "139.00", 5, "BK"),
    Family("HU-11", "Desk Humidifier, USB", "Brisa", "Humidifiers", "S07", "24.99", "46.00", 6, "WH SG"),
    Family("HU-16", "Aroma Diffuser 400 ml", "Brisa", "Humidifiers", "S07", "29.99", "55.00", 7, "WN WH"),
    Family("HU-22", "Evaporative Humidifier 4 L", "Brisa", "Humidifiers", "S07", "99.99", "205.00", 2, "BK", 120),
    Family("TX-10", "Linen Tea Towels, Set of 4", "Tessel", "Textiles", "S06", "24.99", "45.00", 6, "GY BL SG"),
    Family("TX-14", "Linen Apron", "Tessel", "Textiles", "S06", "34.99", "64.00", 4, "GY BL OR"),
    Family("TX-18", "Oven Mitts, Pair", "Tessel", "Textiles", "S06", "19.99", "35.00", 5, "GY SG RD"),
    Family("TX-21", "Waffle Bath Towels, Set of 2", "Tessel", "Textiles", "S06", "44.99", "86.00", 4, "WH SG L"),
    Family("TX-27", "Table Runner, Linen", "Tessel", "Textiles", "S06", "29.99", "54.00", 3, "CR"),
    Family("TX-33", "Cushion Cover, Set of 2", "Tessel", "Textiles", "S06", "27.99", "51.00", 2, "SG OR"),
)  # fmt: skip
