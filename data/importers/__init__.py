"""Importers: files that others publish -> layers beside the ledger. One module per format and concern.

Nothing of a layer ever enters the ledger. ``docs/importing.md`` says what is read and what is not.
"""
