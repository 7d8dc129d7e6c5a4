"""Asking everything of the API that its schema allows, and much that it does not."""
