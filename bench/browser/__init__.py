"""Maps of the same made-up history in a real Chromium: ours, the bare limit, and what users know."""
