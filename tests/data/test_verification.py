"""How well events are supported: the tiers, the arithmetic, and the page of the brief."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lawworld import ledger_of

from data.dates import parse_edtf
from data.event import Event, EventType, Report, Stance, Text, Tone
from data.rules import VERIFICATION_RULES
from data.source import Reliability, Side, Source, SourceKind
from data.spell import Sides
from data.verification import Tier, verify, verify_all

EMPTY = Text(en="", uk="")


def source(id_, *, owner=None, side=Side.UKRAINE, grade="B"):
    return Source(
        id=id_,
        title=id_,
        publisher=id_,
        owner=owner or id_,
        side=side,
        kind=SourceKind.PRESS,
        reliability=Reliability(grade),
        url="https://example.org/",
        archive_url="",
        published=date(2022, 9, 13),
        language="uk",
    )


def verified(*sources, denied_by=(), tones=None):
    everyone = {s.id: s for s in (*sources, *denied_by)}
    return verify(event_of(sources, denied_by, tones), everyone)


def event_of(sources, denied_by=(), tones=None):
    tones = tones or [Tone.CERTAIN] * len(sources)
    reports = [
        Report(source=s.id, tone=tone, statement=EMPTY)
        for s, tone in zip(sources, tones, strict=True)
    ]
    denials = [
        Report(source=s.id, tone=Tone.CERTAIN, statement=EMPTY, stance=Stance.DENIES)
        for s in denied_by
    ]
    return Event(
        id="e",
        type=EventType.MOVEMENT,
        title=EMPTY,
        summary=EMPTY,
        when=parse_edtf("2022-09-11"),
        places=(),
        entities=(),
        reports=(*reports, *denials),
        indicators=(),
        extraction=None,
        origin="events/2022.yaml:1",
    )


def test_the_withdrawal_is_verified_by_four_owners_of_one_side():
    pravda = source("pravda", owner="Dragon Capital")
    independent = source("kyivindependent", owner="Kyiv Independent")
    unian = source("unian", owner="1+1 Media")
    censor = source("censor", owner="Censor.NET")
    # Seven reports of four outlets, in the tones that the page shows.
    result = verified(
        pravda,
        independent,
        independent,
        unian,
        censor,
        censor,
        censor,
        tones=[Tone.CERTAIN] * 6 + [Tone.LIKELY],
    )
    assert result.tier is Tier.VERIFIED
    assert result.owners == 4
    assert result.sides == Sides.UKRAINE
    assert result.weight == 3.0
    assert result.reason.en == "Verified: reported by 4 independent owners, 1 side (Ukraine)."
    assert (
        result.reason.uk == "Підтверджено: повідомляють 4 незалежні власники, 1 сторона (Україна)."
    )
    assert result.arithmetic.en == (
        "For: 1+1 Media (B) 0.75 + Censor.NET (B) 0.75 + Dragon Capital (B) 0.75 "
        "+ Kyiv Independent (B) 0.75 = 3.00."
    )
    assert [vote.reports for vote in result.supporting] == [1, 3, 1, 2]


TIERS = [
    ([source("a")], [], Tier.UNCORROBORATED),
    ([source("a"), source("b")], [], Tier.LIKELY),
    ([source("a", grade="D"), source("b", grade="D")], [], Tier.UNCORROBORATED),
    ([source("a"), source("b"), source("c")], [], Tier.VERIFIED),
    (
        [source("a", grade="D"), source("b", grade="D"), source("c", grade="D")],
        [],
        Tier.UNCORROBORATED,
    ),
    ([source("a"), source("b", side=Side.RUSSIA, grade="C")], [], Tier.VERIFIED),
    ([source("a"), source("b")], [source("c")], Tier.CONTESTED),
    ([source("a"), source("b"), source("c")], [source("d", grade="D")], Tier.VERIFIED),
    ([source("a", grade="D")], [source("b"), source("c")], Tier.DEBUNKED),
    (
        [source("a", owner="x"), source("b", owner="x"), source("c", owner="x")],
        [],
        Tier.UNCORROBORATED,
    ),
    # At the very bounds of the rules.
    ([source("a", grade="C"), source("b", grade="C"), source("c", grade="C")], [], Tier.VERIFIED),
    ([source("a", grade="C"), source("b", grade="C")], [], Tier.LIKELY),
    ([source("a", grade="F")], [source("b", grade="A")], Tier.DEBUNKED),
    ([source("a", grade="C")], [source("b", grade="A")], Tier.DEBUNKED),
    ([source("a", grade="F")], [source("b", grade="D")], Tier.CONTESTED),
    ([], [], Tier.UNCORROBORATED),
]


@pytest.mark.parametrize(("reporting", "denying", "tier"), TIERS)
def test_tiers(reporting, denying, tier):
    assert verified(*reporting, denied_by=denying).tier is tier


def test_it_says_what_would_raise_the_tier():
    alone = verified(source("a"))
    assert (alone.next_tier, alone.more_owners, alone.more_weight) == (Tier.LIKELY, 1, 0.25)
    assert alone.arithmetic.en == (
        "For: a (B) 0.75 = 0.75. Likely needs one more independent owner and 0.25 more weight."
    )
    assert "ще один незалежний власник" in alone.arithmetic.uk


def test_what_lacks_weight_only_lacks_no_owner():
    two = verified(source("a", grade="D"), source("b", grade="D"))
    assert (two.next_tier, two.more_owners, two.more_weight) == (Tier.LIKELY, 0, 0.5)


def test_the_best_tier_lacks_nothing():
    best = verified(source("a"), source("b"), source("c"))
    assert (best.next_tier, best.more_owners, best.more_weight) == (None, 0, 0.0)


def test_an_owner_votes_by_its_most_reliable_source_and_is_on_the_sides_of_all():
    result = verified(
        source("weak", owner="x", grade="D"),
        source("strong", owner="x", grade="A", side=Side.RUSSIA),
        source("other", grade="B", side=Side.RUSSIA),
    )
    assert [(vote.owner, vote.source, vote.weight) for vote in result.supporting] == [
        ("x", "strong", 1.0),
        ("other", "other", 0.75),
    ]
    assert [vote.sides for vote in result.supporting] == [
        Sides.UKRAINE | Sides.RUSSIA,
        Sides.RUSSIA,
    ]


def test_every_event_of_a_ledger_is_verified_by_the_rules_given():
    rules = replace(VERIFICATION_RULES, likely_owners=1, likely_weight=0.5)
    event = event_of([source("a")])
    ledger = replace(ledger_of([]), sources=(source("a"),), events=(event,))
    assert verify_all(ledger)[event.id].tier is Tier.UNCORROBORATED
    found = verify_all(ledger, rules)
    assert found.keys() == {event.id}
    assert found[event.id].tier is Tier.LIKELY
    assert found[event.id].rules is rules


def test_denials_are_named():
    result = verified(source("a"), denied_by=[source("b")])
    assert result.reason.en.endswith("; denied by 1 independent owner.")
    assert "against: b (B) 0.75 = 0.75" in result.arithmetic.en


def test_an_event_that_is_only_denied_has_no_side():
    result = verified(denied_by=[source("b"), source("c")])
    assert result.tier is Tier.DEBUNKED
    assert result.reason.en.startswith("Debunked: reported by 0 independent owners, no side")


grades = st.sampled_from("ABCDEF")


@given(
    st.lists(st.tuples(st.integers(0, 4), grades), min_size=1, max_size=8), st.sampled_from(Tone)
)
def test_tone_never_counts_and_owners_count_once(drawn, tone):
    sources = [source(f"s{n}", owner=f"o{owner}", grade=g) for n, (owner, g) in enumerate(drawn)]
    result = verified(*sources)
    assert result == verified(*sources, tones=[tone] * len(sources))
    assert result.owners == len({owner for owner, _ in drawn})
    more = verified(*sources, replace(sources[0], id="again"))
    assert more.weight == result.weight
