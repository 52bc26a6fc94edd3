"""Builds ``seeds/places`` from the codifier, GeoNames and Natural Earth (see ``seeds/README.md``).

Run ``python -m data.placesbuild`` with ``requirements/build.txt`` installed. Nothing here is imported
at run time: the committed files under ``seeds/places`` are what the rest of the code reads.
"""
