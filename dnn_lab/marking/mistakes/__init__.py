"""The ways of going wrong: `catalogue.py` has one entry for each, the other files the rewrites they stand on."""
