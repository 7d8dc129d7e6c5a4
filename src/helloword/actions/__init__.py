"""What is done about what is off: proposed within limits, approved, executed step by step, verified, undone, measured."""
