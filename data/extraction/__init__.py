"""Assisted reading of articles: a draft of claims and events for an editor, never more than that.

Rules over the tokens of spaCy, without a model: what was proposed, and why, can be traced to a word.
Nothing here opens a file, and nothing enters the ledger but by a person (docs/extraction.md).
"""
