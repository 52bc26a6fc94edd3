"""Files for other programs: one module a format, and the tables that they write."""
