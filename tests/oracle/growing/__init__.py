"""How a random company comes about: its goods, sales, marketing and buying."""
