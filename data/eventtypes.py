"""Event types: what each means, and its nearest neighbour in ACLED's vocabulary.

ACLED's names are those of its codebook of 2023 (acleddata.com); its data are not used.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from data.event import EventType, Text

#: ACLED's event types with their sub-event types, in its order.
ACLED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Battles": (
            "Government regains territory",
            "Non-state actor overtakes territory",
            "Armed clash",
        ),
        "Protests": (
            "Excessive force against protesters",
            "Protest with intervention",
            "Peaceful protest",
        ),
        "Riots": ("Violent demonstration", "Mob violence"),
        "Explosions/Remote violence": (
            "Chemical weapon",
            "Air/drone strike",
            "Suicide bomb",
            "Shelling/artillery/missile attack",
            "Remote explosive/landmine/IED",
            "Grenade",
        ),
        "Violence against civilians": (
            "Sexual violence",
            "Attack",
            "Abduction/forced disappearance",
        ),
        "Strategic developments": (
            "Agreement",
            "Arrests",
            "Change to group/activity",
            "Disrupted weapons use",
            "Headquarters or base established",
            "Looting/property destruction",
            "Non-violent transfer of territory",
            "Other",
        ),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a type means, and the ACLED names nearest to it: event type, sub-event type.

    ``acled`` is empty where ACLED codes nothing of the kind.
    """

    text: Text
    acled: tuple[tuple[str, str], ...] = ()


def _meaning(en: str, uk: str, *acled: tuple[str, str]) -> Meaning:
    return Meaning(text=Text(en=en, uk=uk), acled=acled)


MEANINGS: Mapping[EventType, Meaning] = MappingProxyType(
    {
        EventType.MOVEMENT: _meaning(
            "troops come, go or cross, without a fight being the point",
            "війська прибувають, відходять або переправляються, і річ не в бою",
            ("Strategic developments", "Non-violent transfer of territory"),
            ("Strategic developments", "Change to group/activity"),
        ),
        EventType.CAPTURE: _meaning(
            "a place comes under occupation, or a party says so",
            "місце потрапляє під окупацію, або сторона так заявляє",
            ("Battles", "Non-state actor overtakes territory"),
            ("Strategic developments", "Non-violent transfer of territory"),
        ),
        EventType.LIBERATION: _meaning(
            "a place comes back under Ukrainian control, or a party says so",
            "місце повертається під контроль України, або сторона так заявляє",
            ("Battles", "Government regains territory"),
            ("Strategic developments", "Non-violent transfer of territory"),
        ),
        EventType.BATTLE: _meaning(
            "fighting over a place whose outcome is open",
            "бої за місце, вислід яких відкритий",
            ("Battles", "Armed clash"),
        ),
        EventType.ADMINISTRATION: _meaning(
            "an administration is set up, moves, changes its head or ends",
            "адміністрацію створюють, переносять, змінюють її очільника або закривають",
            ("Strategic developments", "Headquarters or base established"),
            ("Strategic developments", "Other"),
        ),
        EventType.ATTACK_ON_CIVILIANS: _meaning(
            "civilians or what they live on are hit, held or abused",
            "удар по цивільних чи по тому, від чого вони залежать, утримання або катування",
            ("Violence against civilians", "Attack"),
            ("Violence against civilians", "Abduction/forced disappearance"),
            ("Explosions/Remote violence", "Shelling/artillery/missile attack"),
            ("Explosions/Remote violence", "Air/drone strike"),
        ),
        EventType.PARTISAN_ACTION: _meaning(
            "people under occupation, or agents there, strike at the occupier",
            "люди в окупації або агенти там завдають удару окупантові",
            ("Explosions/Remote violence", "Remote explosive/landmine/IED"),
            ("Violence against civilians", "Attack"),
        ),
        EventType.STATEMENT: _meaning(
            "somebody says something that matters in itself: a figure, a claim, a plan",
            "хтось каже щось вагоме саме по собі: число, заяву, намір",
        ),
        EventType.HUMANITARIAN: _meaning(
            "people leave, return, lack or receive what they need",
            "люди виїжджають, повертаються, потребують або отримують допомогу",
        ),
    }
)
