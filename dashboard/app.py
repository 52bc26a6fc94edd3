"""Launcher: ``streamlit run dashboard/app.py`` serves the page and the HTTP routes."""

from __future__ import annotations

import streamlit as st

from dashboard.server import middleware, routes

app = st.App("main.py", routes=routes(), middleware=middleware())
