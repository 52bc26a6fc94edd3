"""Ready-made packages: exports in the form in which other programs open them, one module a program."""
