"""Where: settlements, administrative units, names, codes and shapes of Ukraine.

A plain library. It opens no file, knows no clock, and never imports streamlit or folium.
"""
