"""The read-only, public HTTP interface. The contract is in docs/api.md."""

from dashboard.api.problems import handlers
from dashboard.api.table import health, routes

__all__ = ["handlers", "health", "routes"]
