"""The binary and JSON files that the browser reads. Formats: docs/architecture.md."""
