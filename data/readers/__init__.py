"""Readers: one file per seed format. They turn text into records and collect every fault."""
