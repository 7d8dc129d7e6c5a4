"""What was learned: weekly and monthly packs with exact causes, and what people said they would do about them."""
