"""Layers as partitioned Parquet on any storage, for engines that outgrow one machine (docs/scaling.md)."""
