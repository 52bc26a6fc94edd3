"""The command line, ``python -m data``: one module a command."""
