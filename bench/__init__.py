"""Benchmarks: ours beside what users would pick instead, in one run, as ratios."""
