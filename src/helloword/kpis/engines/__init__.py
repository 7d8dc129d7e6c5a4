"""Engines that answer the planner's trees, one file each."""
