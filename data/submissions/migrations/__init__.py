"""Migrations of the database of submissions, run by Alembic."""
