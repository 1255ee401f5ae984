"""The ways of going wrong: `catalogue.py` lists all, the `of_` files by kind; the `in_` files hold their rewrites."""
