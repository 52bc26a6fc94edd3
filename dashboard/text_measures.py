"""What figures count, in both languages: for pages, and for the panel."""

from __future__ import annotations

from dashboard.wording import Catalogue, words

_MEASURES: dict[str, tuple[str, str]] = {
    "share_held_percent": ("share of the oblast held, %", "частка області під контролем, %"),
    "settlements_held": ("settlements held", "населених пунктів під контролем"),
    "settlements_administered": ("settlements administered", "населених пунктів під управлінням"),
    "settlements_grey_zone": ("settlements in the grey zone", "населених пунктів у сірій зоні"),
    "settlements_liberated": ("settlements retaken", "звільнених населених пунктів"),
    "area_liberated_km2": ("area retaken, km²", "звільнена площа, км²"),
    "people_liberated": ("people in retaken places", "людей у звільнених місцях"),
    "people_in_held_area": ("people in the held area", "людей на утримуваній території"),
    "population_prewar": ("inhabitants before the war", "мешканців до війни"),
    "planned_vote_percent": ("share aimed at in a planned vote, %", "запланований відсоток, %"),
    "planned_voters": ("voters of a planned vote", "виборців запланованого голосування"),
    "soldiers_killed": ("soldiers killed", "загиблих військових"),
    "soldiers_hospitalised": ("soldiers in hospital", "військових у лікарні"),
    "area_held_km2": ("area held, km²", "площа під контролем, км²"),
    "share_liberated_percent": ("share retaken, %", "звільнена частка, %"),
    "hromadas_liberated": ("hromadas retaken", "звільнених громад"),
    "people_evacuated": ("people evacuated", "евакуйованих людей"),
    "people_remaining": ("people who remain", "людей, що лишаються"),
}

MEASURES: Catalogue = {f"measure.{key}": words(*pair) for key, pair in _MEASURES.items()}
