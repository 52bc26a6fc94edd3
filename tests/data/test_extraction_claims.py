"""Claims from sentences: which status, since when, in whose words."""

from __future__ import annotations

import extractionworld as world
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.claim import Strength
from data.extraction.article import Language
from data.extraction.draft import draft_of
from data.extraction.extract import extract


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russian forces captured Izium on 1 April.", "Izium occupied since 2022-04-01"),
        ("Izium was captured on 1 April.", "Izium occupied since 2022-04-01"),
        ("Izium was recaptured by Ukrainian forces on 10 September.", "Izium ukrainian since 2022-09-10"),
        ("By 10 September, Ukraine had retaken Izium.", "Izium ukrainian since ../2022-09-10"),
        ("Izium came under Russian control in early April.",
         "Izium occupied since 2022-04-01/2022-04-10"),
        ("Russian troops withdrew from Izium on Saturday.", "Izium ukrainian since 2022-09-10"),
        ("Ukrainian troops withdrew from Izium on 1 April.", "Izium occupied since 2022-04-01"),
        ("Ukrainian forces drove the Russians out of Izium on Saturday.",
         "Izium ukrainian since 2022-09-10"),
        ("Russian officials claimed to have retaken Izium on 1 April.",
         "Izium occupied since 2022-04-01"),
        ("Izium was occupied from 1 April to 10 September.", "Izium occupied since 2022-04-01/2022-09-10"),
        ("Izium was under Russian occupation from 1 April to 9 September.",
         "Izium occupied during 2022-04-01/2022-09-09"),
        ("Izium was under Russian control until 10 September.", "Izium occupied until 2022-09-10"),
        ("As of 5 May, Russian forces held Izium.", "Izium occupied as_of 2022-05-05"),
        ("Fighting continues in Izium.", "Izium contested as_of 2022-09-13"),
        ("On 5 August Russia entered the northern part of Izium.",
         "Izium contested since 2022-08-05"),
        ("Russian forces failed to capture Izium on 8 March.", "Izium ukrainian as_of 2022-03-08"),
        ("Izium, captured by Russia on 1 April, was retaken on 10 September.",
         "Izium occupied since 2022-04-01"),
        ("Ukrainian forces liberated Izium.", "Izium ukrainian since ../2022-09-13"),
        ("Ukrainian forces liberated Izium before 3 May 2022.",
         "Izium ukrainian since ../2022-05-02"),
        ("Ukrainian forces liberated Izium after 3 May 2022.", "Izium ukrainian since 2022-05-03/.."),
        ("Izium was under Russian control before 3 May 2022.", "Izium occupied until 2022-05-03"),
        ("Izium has been under Russian control since 1 April 2022.",
         "Izium occupied since 2022-04-01"),
        ("In occupied Izium people had no water on 5 May.", "Izium occupied as_of 2022-05-05"),
    ],
)  # fmt: skip
def test_english_claims(text, expected):
    assert expected in world.claims(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ЗСУ звільнили Ізюм 10 вересня.", "Izium ukrainian since 2022-09-10"),
        ("Ізюм звільнено 10 вересня.", "Izium ukrainian since 2022-09-10"),
        ("Ізюм російські війська захопили 1 квітня.", "Izium occupied since 2022-04-01"),
        ("Російські війська залишили Ізюм у суботу.", "Izium ukrainian since 2022-09-10"),
        ("Ізюм перебуває під окупацією.", "Izium occupied as_of 2022-09-13"),
        ("Ізюм під контролем ЗСУ.", "Izium ukrainian as_of 2022-09-13"),
        ("У Липцях тривають бої.", "Lyptsi contested as_of 2022-09-13"),
        ("До 11 вересня сили оборони деокупували Ізюм.", "Izium ukrainian since ../2022-09-11"),
    ],
)
def test_ukrainian_claims(text, expected):
    assert expected in world.claims(text, "uk")


@pytest.mark.parametrize(
    "text",
    [
        "Russian forces are trying to capture Izium.",
        "Ukraine plans to retake Izium.",
        "Ukrainian forces could liberate Izium in May.",
        "Fighting continues near Izium.",
        "Inhabitants of occupied Izium had no water.",
        "Settlements in the Izium Raion were shelled.",
        "Russia occupies a small portion of Kharkiv Oblast.",
        "In occupied Izium people had no water.",
        "Ukrainian forces failed to hold fighting in Izium on 8 March.",
        "Russian forces captured the village that everybody had feared for, Izium, after all, on 1 April.",
        "Izium is held.",
        "About 70 settlements in Kharkiv Oblast were under Russian control.",
    ],
)
def test_what_claims_nothing_of_a_place(text):
    assert world.claims(text) == []


def test_without_any_date_the_editor_must_find_one():
    (claim,) = world.proposals("Ukrainian forces liberated Izium.", published=None).claims
    assert not claim.when.is_known
    assert "no date stands in the sentence" in claim.doubts


def test_the_city_is_the_one_named_before():
    text = "They had moved to Vovchansk. The city was recaptured on 11 September."
    (claim,) = world.proposals(text).claims
    assert world.name_of(claim.unit) == "Vovchansk"
    assert [text[each.start : each.end][:4] for each in claim.evidence] == ["The ", "They"]


def test_what_is_said_twice_is_one_claim_with_the_narrower_date():
    text = (
        "By 11 September Russia had withdrawn from Izium. "
        "Izium was recaptured by Ukrainian forces on 10 September."
    )
    (claim,) = world.proposals(text).claims
    assert claim.when.edtf == "2022-09-10"
    assert len(claim.evidence) == 2


def test_a_place_taken_retaken_and_taken_again_has_three_claims():
    text = (
        "Dvorichna was captured on 25 February 2022. It was liberated on 11 September 2022. "
        "Russian forces captured Dvorichna on 28 January 2025."
    )
    found = [each for each in world.claims(text, published=None) if each.startswith("Dvorichna")]
    assert found == [
        "Dvorichna occupied since 2022-02-25",
        "Dvorichna ukrainian since 2022-09-11",
        "Dvorichna occupied since 2025-01-28",
    ]


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("Russian forces captured Izium on 1 April.", Strength.REPORTED),
        ("Russia's Ministry of Defence said its forces had captured Izium.", Strength.CLAIMED),
        ("According to the General Staff, Ukrainian forces liberated Izium.", Strength.CLAIMED),
        ("The Institute for the Study of War assessed that Russian forces captured Izium.",
         Strength.ASSESSED),
        ("By decree, Izium was liberated on 10 September.", Strength.OFFICIAL),
    ],
)  # fmt: skip
def test_strength_is_that_of_whoever_says_it(text, strength):
    (claim,) = world.proposals(text).claims
    assert claim.strength is strength


def test_places_that_one_sentence_counts_and_the_next_names():
    text = (
        "Russian forces captured four villages on 1 April. "
        "These are Lyptsi, Borova and Izium."
    )  # fmt: skip
    assert world.claims(text) == [
        f"{name} occupied since 2022-04-01" for name in ("Lyptsi", "Borova", "Izium")
    ]
    counted_by_nobody = "It was a hard day. These are Lyptsi, Borova and Izium."
    assert world.claims(counted_by_nobody) == []


@pytest.mark.parametrize(
    ("opening", "closing"), [('"', '"'), ("“", "”"), ("«", "»")], ids=["straight", "curly", "angle"]
)
def test_whoever_opens_a_quotation_says_all_of_it(opening, closing):
    quoted = "It was a hard day. Ukrainian forces liberated Izium on 10 September. We are home."
    (claim,) = world.proposals(f"The General Staff said: {opening}{quoted}{closing}").claims
    assert (claim.when.edtf, claim.strength) == ("2022-09-10", Strength.CLAIMED)
    (after,) = world.proposals(
        f"The General Staff said: {opening}It was hard.{closing} {quoted}"
    ).claims
    assert after.strength is Strength.REPORTED


def test_a_date_of_the_statement_bounds_the_change():
    assert world.claims("Journalists reported on Friday that Russian troops took Izium.") == [
        "Izium occupied since ../2022-09-09"
    ]


def test_events_come_with_claims_and_from_other_words():
    found = world.proposals(
        "Ukrainian forces liberated Izium on 10 September. "
        "In Vovchansk, shelling killed two residents on Sunday."
    ).events
    assert [(str(each.type), each.when.edtf) for each in found] == [
        ("liberation", "2022-09-10"),
        ("attack_on_civilians", "2022-09-11"),
    ]


WORDS = st.sampled_from(
    [
        "Izium", "Kupiansk", "Vovchansk,", "Kharkiv Oblast", "the village of", "Balakliia and", "was",
        "were", "captured", "liberated", "by", "Russian forces", "Ukraine", "on 8 September", "Sunday",
        "under", "control", "said", "it", "not", "fighting in", "part of", ".", ".\n\n", '"', "–",
        "Ізюм", "Липцях", "у", "звільнили", "ЗСУ", "окупанти", "бої", "до 11 вересня", "повідомив",
        "== x ==", "\ufeff", "🙂", "\x0b", "the city", "These are",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    st.lists(WORDS, max_size=60).map(" ".join) | st.text(max_size=80),
    st.sampled_from(list(Language)),
    st.sampled_from([None, world.PUBLISHED]),
)
def test_whatever_the_text_proposals_point_into_it(text, language, published):
    article = world.article(text, str(language), published)
    store = world.store()
    found = extract(article, store.gazetteer, world.focus())
    for each in (*found.claims, *found.events):
        assert each.evidence
        for piece in each.evidence:
            assert 0 <= piece.start <= piece.cue_start
            assert piece.start < piece.end <= len(text)
            assert text[piece.cue_start : piece.cue_start + len(piece.cue)] == piece.cue
    assert draft_of(article, found, store.gazetteer).count("accept: no") == 1 + len(
        found.claims
    ) + len(found.events)
