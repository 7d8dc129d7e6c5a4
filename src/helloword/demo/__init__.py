"""A believable small company, simulated day by day and written as the report files its people would download."""
