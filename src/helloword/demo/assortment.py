"""What the demo company sells: product lines with their habits, and products with price and cost."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """A product line.

    Attributes:
        winter: how much more it sells in January than on average (negative: a summer line).
        comes_back: chance that a sold unit is returned.
        reasons: why, as weights of defective, not_as_described, wrong_item, late, changed_mind, damaged, other.
        freight: inbound freight as a share of the purchase price.
        handling: what a platform charges to pick, pack and ship one unit, in dollars.
    """

    name: str
    winter: float
    comes_back: float
    reasons: tuple[int, ...]
    freight: float
    handling: str


REASONS = ("defective", "not_as_described", "wrong_item", "late", "changed_mind", "damaged", "other")

LINES = {
    line.name: line
    for line in (
        Line("Kettles", 0.1, 0.052, (30, 14, 5, 6, 27, 13, 5), 0.25, "5.10"),
        Line("Coffee", 0.08, 0.044, (22, 16, 5, 7, 33, 12, 5), 0.23, "4.90"),
        Line("Filters", 0.0, 0.018, (12, 20, 18, 8, 32, 5, 5), 0.19, "3.20"),
        Line("Cookware", 0.05, 0.048, (15, 17, 5, 6, 36, 16, 5), 0.29, "6.40"),
        Line("Knives", 0.06, 0.032, (12, 19, 6, 8, 44, 6, 5), 0.17, "3.60"),
        Line("Storage", -0.02, 0.046, (8, 26, 8, 6, 37, 10, 5), 0.31, "4.30"),
        Line("Lighting", 0.12, 0.061, (21, 22, 5, 5, 29, 13, 5), 0.25, "4.80"),
        Line("Humidifiers", 0.45, 0.068, (38, 13, 4, 5, 26, 9, 5), 0.25, "5.20"),
        Line("Textiles", -0.08, 0.071, (6, 34, 7, 5, 41, 2, 5), 0.21, "3.90"),
    )
}

DUTY = 0.055
"""Duty as a share of the purchase price."""


@dataclass(frozen=True)
class Product:
    """A product: reference price in dollars, purchase price in CNY, popularity 1 to 20, days after the start it is launched."""

    sku: str
    title: str
    brand: str
    line: str
    supplier: str
    price: str
    purchase: str
    popularity: int
    launch: int | None = None


PRODUCTS = (
    Product("KT-210", "Gooseneck Kettle 1.0 L", "Lumora", "Kettles", "S01", "49.99", "97.00", 18),
    Product("KT-215", "Gooseneck Kettle 0.8 L, Temperature Control", "Lumora", "Kettles", "S01", "69.99", "139.00", 9),
    Product("KT-220", "Glass Kettle 1.7 L", "Lumora", "Kettles", "S01", "39.99", "80.00", 8),
    Product("KT-231", "Travel Kettle 0.5 L, Foldable", "Lumora", "Kettles", "S01", "32.99", "63.50", 6),
    Product("KT-240", "Stovetop Kettle 2.0 L, Whistling", "Lumora", "Kettles", "S01", "36.99", "70.00", 4),
    Product("KT-252", "Tea Maker 1.2 L with Infuser", "Lumora", "Kettles", "S01", "59.99", "118.00", 5),
    Product("KT-266", "Smart Kettle 1.5 L, App Control", "Lumora", "Kettles", "S01", "89.99", "186.00", 3, 190),
    Product("CM-300", "Pour-Over Coffee Maker 0.6 L", "Lumora", "Coffee", "S01", "64.99", "122.00", 17),
    Product("CM-310", "Cold Brew Maker 1.3 L", "Lumora", "Coffee", "S01", "29.99", "56.00", 8),
    Product("CM-318", "French Press 1.0 L, Double Wall", "Lumora", "Coffee", "S01", "38.99", "75.00", 7),
    Product("CM-325", "Moka Pot, 6 Cups", "Lumora", "Coffee", "S02", "34.99", "66.00", 6),
    Product("CM-340", "Burr Grinder, Manual", "Lumora", "Coffee", "S01", "44.99", "89.00", 9),
    Product("CM-342", "Burr Grinder, Electric", "Lumora", "Coffee", "S01", "94.99", "196.00", 5),
    Product("CM-351", "Milk Frother, Handheld", "Lumora", "Coffee", "S01", "19.99", "35.00", 7),
    Product("CM-360", "Coffee Scale with Timer", "Lumora", "Coffee", "S07", "32.99", "62.00", 6),
    Product("CM-377", "Espresso Tamper Set", "Lumora", "Coffee", "S02", "27.99", "50.00", 3, 260),
    Product("FL-08", "Paper Filters, 200 Pieces", "Lumora", "Filters", "S05", "14.99", "24.00", 20),
    Product("FL-10", "Paper Filters, 100 Pieces", "Lumora", "Filters", "S05", "9.99", "15.50", 9),
    Product("FL-21", "Metal Cone Filter", "Lumora", "Filters", "S05", "22.99", "43.00", 7),
    Product("FL-30", "Humidifier Filters, 4 Pack", "Brisa", "Filters", "S05", "18.99", "33.50", 6),
    Product("FL-44", "Water Filter Cartridges, 6 Pack", "Lumora", "Filters", "S05", "31.99", "58.00", 8),
    Product("CW-101", "Cast Iron Skillet 26 cm", "Norrbo", "Cookware", "S02", "39.99", "76.00", 9),
    Product("CW-104", "Cast Iron Dutch Oven 5 L", "Norrbo", "Cookware", "S02", "89.99", "176.00", 6),
    Product("CW-112", "Non-Stick Pan 28 cm", "Norrbo", "Cookware", "S02", "34.99", "67.00", 8),
    Product("CW-118", "Saucepan 2 L with Lid", "Norrbo", "Cookware", "S02", "36.99", "71.00", 5),
    Product("CW-125", "Carbon Steel Wok 30 cm", "Norrbo", "Cookware", "S02", "44.99", "85.00", 7),
    Product("CW-133", "Baking Sheet Set, 3 Pieces", "Norrbo", "Cookware", "S02", "29.99", "57.00", 5),
    Product("CW-140", "Mixing Bowls, Set of 5", "Norrbo", "Cookware", "S04", "32.99", "60.00", 5),
    Product("CW-151", "Silicone Utensils, 8 Pieces", "Norrbo", "Cookware", "S04", "24.99", "45.00", 6),
    Product("CW-162", "Roasting Pan with Rack", "Norrbo", "Cookware", "S02", "54.99", "109.00", 2),
    Product("KN-2", "Santoku Knife 18 cm", "Norrbo", "Knives", "S02", "42.99", "80.00", 12),
    Product("KN-4", "Chef's Knife 20 cm", "Norrbo", "Knives", "S02", "46.99", "88.00", 8),
    Product("KN-6", "Paring Knife 9 cm", "Norrbo", "Knives", "S02", "19.99", "34.00", 5),
    Product("KN-7", "Bread Knife 23 cm", "Norrbo", "Knives", "S02", "32.99", "59.00", 4),
    Product("KN-9", "Knife Sharpener, Two Stages", "Norrbo", "Knives", "S02", "22.99", "41.00", 8),
    Product("KN-11", "Knife Block, Magnetic", "Norrbo", "Knives", "S02", "49.99", "97.00", 3),
    Product("KN-14", "Kitchen Shears", "Norrbo", "Knives", "S02", "17.99", "31.00", 3),
    Product("ST-12", "Airtight Jars, Set of 6", "Tessel", "Storage", "S04", "36.99", "70.00", 8),
    Product("ST-15", "Spice Rack, Rotating", "Tessel", "Storage", "S04", "34.99", "66.00", 5),
    Product("ST-20", "Drawer Organizer, Bamboo", "Tessel", "Storage", "S04", "29.99", "56.00", 7),
    Product("ST-23", "Dish Drying Rack", "Tessel", "Storage", "S04", "42.99", "84.00", 6),
    Product("ST-31", "Pantry Bins, 4 Pack", "Tessel", "Storage", "S04", "27.99", "53.00", 5),
    Product("ST-38", "Under-Sink Shelf, Two Tiers", "Tessel", "Storage", "S04", "33.99", "65.00", 4),
    Product("ST-45", "Laundry Basket, Foldable", "Tessel", "Storage", "S04", "24.99", "46.00", 2),
    Product("ST-52", "Shoe Bench, Bamboo", "Tessel", "Storage", "S04", "59.99", "119.00", 2),
    Product("PL-44", "Pendant Lamp, Rattan", "Brisa", "Lighting", "S03", "59.99", "115.00", 5),
    Product("PL-47", "Pendant Lamp, Glass", "Brisa", "Lighting", "S03", "64.99", "127.00", 3),
    Product("LP-12", "Desk Lamp with Wireless Charging", "Brisa", "Lighting", "S03", "54.99", "106.00", 11),
    Product("LP-15", "Reading Lamp, Clip-On", "Brisa", "Lighting", "S03", "22.99", "41.00", 7),
    Product("LP-19", "Floor Lamp, Dimmable", "Brisa", "Lighting", "S03", "79.99", "158.00", 4),
    Product("LP-26", "Night Light with Sensor, 4 Pack", "Brisa", "Lighting", "S03", "24.99", "45.00", 8),
    Product("LP-33", "Under-Cabinet LED Bars, 3 Pack", "Brisa", "Lighting", "S03", "34.99", "67.00", 6),
    Product("LP-41", "String Lights 20 m", "Brisa", "Lighting", "S03", "29.99", "55.00", 5),
    Product("LP-58", "Sunrise Alarm Lamp", "Brisa", "Lighting", "S03", "46.99", "91.00", 5, 330),
    Product("HU-05", "Humidifier 2.5 L, Ultrasonic", "Brisa", "Humidifiers", "S07", "44.99", "88.00", 10),
    Product("HU-08", "Humidifier 5 L, Warm Mist", "Brisa", "Humidifiers", "S07", "69.99", "139.00", 5),
    Product("HU-11", "Desk Humidifier, USB", "Brisa", "Humidifiers", "S07", "24.99", "46.00", 6),
    Product("HU-16", "Aroma Diffuser 400 ml", "Brisa", "Humidifiers", "S07", "29.99", "55.00", 7),
    Product("HU-22", "Evaporative Humidifier 4 L", "Brisa", "Humidifiers", "S07", "99.99", "205.00", 2, 120),
    Product("TX-10", "Linen Tea Towels, Set of 4", "Tessel", "Textiles", "S06", "24.99", "45.00", 6),
    Product("TX-14", "Linen Apron", "Tessel", "Textiles", "S06", "34.99", "64.00", 4),
    Product("TX-18", "Oven Mitts, Pair", "Tessel", "Textiles", "S06", "19.99", "35.00", 5),
    Product("TX-21", "Waffle Bath Towels, Set of 2", "Tessel", "Textiles", "S06", "44.99", "86.00", 4),
    Product("TX-27", "Table Runner, Linen", "Tessel", "Textiles", "S06", "29.99", "54.00", 3),
    Product("TX-33", "Cushion Cover, Set of 2", "Tessel", "Textiles", "S06", "27.99", "51.00", 2),
)
