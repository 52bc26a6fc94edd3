"""Two readers of one process: neither ever sees what the other chose, however their runs interleave."""

from __future__ import annotations

import asyncio
import json

from bench.load.server import serving
from bench.load.viewer import Viewer

ROUNDS = 6
KUPIANSK, IZIUM = "UA63080000000032022", "UA63040000000023521"
#: What each has in the address: units, statuses, day, place, language.
READERS = (
    f"date=2022-09-05&raion={KUPIANSK}&status=occupied&lang=en",
    f"date=2023-05-01&raion={IZIUM}&status=liberated&lang=uk",
)
FIELDS = ("units", "statuses", "lang", "day", "sel", "shown", "unit_names")


def told(viewer: Viewer) -> dict:
    """Return what the reader's timeline and panel were told of the reader's choices."""
    found = {}
    for name in ("control_timeline", "control_panel"):
        data = viewer.data(name)
        found |= {f"{name}.{field}": data[field] for field in FIELDS}
    return found


async def look(server, query, days):
    """Open a page, run it again and again, and return everything that it was told."""
    viewer = await Viewer.open(server, query)
    seen, channels = [told(viewer)], {viewer.data("control_timeline")["channel"]}
    for day in days:
        await viewer.release(day)
        assert f"date={day}" in viewer.query
        seen.append(told(viewer))
        channels.add(viewer.data("control_panel")["channel"])
    address = viewer.query
    await viewer.close()
    return seen, channels, address


async def together(server):
    days = [[f"2022-{month:02}-1{n}" for n in range(ROUNDS)] for month in (9, 11)]
    return await asyncio.gather(
        *(look(server, query, each) for query, each in zip(READERS * 3, days * 3, strict=True))
    )


def test_readers_get_their_own_choices_and_nobody_else_s():
    with serving() as server:
        found = asyncio.run(together(server))
    for at, (seen, _, address) in enumerate(found):
        unit, other = (KUPIANSK, IZIUM) if at % 2 == 0 else (IZIUM, KUPIANSK)
        month, language = (("2022-09", "en"), ("2022-11", "uk"))[at % 2]
        for each in seen:
            assert each["control_timeline.units"] == [unit]
            assert each["control_panel.units"] == [unit]
            assert each["control_panel.lang"] == language
            assert other not in json.dumps(each)
        assert unit in address
        assert other not in address
        assert f"date={month}-1{ROUNDS - 1}" in address
    channels = [channel for _, own, _ in found for channel in own]
    # One a reader, kept through all runs, and no two the same.
    assert len(channels) == len(set(channels)) == len(found)
