"""What people send in, and what editors decide about it: append-only, in a database.

Nothing here changes the evidence: accepted submissions leave as text that a person puts into
``seeds/`` and reviews as a diff. docs/curating.md explains the way from one to the other.
"""
