"""What the data means: KPIs and measures as data, and the planner that computes them."""
