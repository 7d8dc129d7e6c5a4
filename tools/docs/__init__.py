"""Pages of the docs that are made from the code: the KPI catalogue, kinds of files, commerce model, settings, commands."""
