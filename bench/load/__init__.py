"""Load: many readers against one process on this machine (``make bench-load``)."""
