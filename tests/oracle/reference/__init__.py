"""Every KPI of the contract once more, in plain slow Python: no database, no SQL, nothing of the product."""
