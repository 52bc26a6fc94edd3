"""Every visible string of the browser side: map, timeline and panel, in both languages.

Keys begin with the part that shows them. Where a count is said, the key has one entry per plural
category (``dashboard/wording.py``), and the browser picks one with ``Intl.PluralRules``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.text_map import MAP
from dashboard.text_measures import MEASURES
from dashboard.text_panel import PANEL
from dashboard.text_timeline import TIMELINE

if TYPE_CHECKING:
    from dashboard.wording import Catalogue

BROWSER_STRINGS: Catalogue = {
    **MAP,
    **TIMELINE,
    **PANEL,
    **{f"panel.{key}": said for key, said in MEASURES.items()},
}
