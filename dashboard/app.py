"""Launcher: ``streamlit run dashboard/app.py`` serves the page and the HTTP routes."""

from __future__ import annotations

import streamlit as st

# Imported before the first reader comes, who would else wait seconds for the chart library.
import dashboard.charts  # noqa: F401  for its imports alone
from dashboard.server import middleware, routes

app = st.App("main.py", routes=routes(), middleware=middleware())
