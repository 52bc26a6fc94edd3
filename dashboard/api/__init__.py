"""The read-only, public HTTP interface. The contract is in docs/api.md."""

from dashboard.api.table import application, health, landing_redirect

__all__ = ["application", "health", "landing_redirect"]
