"""How it looks: the Streamlit page, the map, the timeline and the HTTP routes."""
