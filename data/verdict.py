"""Verdict: the tier of an event and its arithmetic, in words of both languages of the app."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.event import Text
from data.spell import Sides

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.verification import Verification, Vote

_TIERS_EN = {
    "verified": "Verified",
    "likely": "Likely",
    "contested": "Contested",
    "uncorroborated": "Uncorroborated",
    "debunked": "Debunked",
}
_TIERS_UK = {
    "verified": "Підтверджено",
    "likely": "Ймовірно",
    "contested": "Спірно",
    "uncorroborated": "Не підтверджено іншими",
    "debunked": "Спростовано",
}
_SIDES_EN = {Sides.UKRAINE: "Ukraine", Sides.RUSSIA: "Russia", Sides.INDEPENDENT: "independent"}
_SIDES_UK = {Sides.UKRAINE: "Україна", Sides.RUSSIA: "Росія", Sides.INDEPENDENT: "незалежні"}

_OWNERS_UK = ("незалежний власник", "незалежні власники", "незалежних власників")
_SIDES_COUNTED_UK = ("сторона", "сторони", "сторін")
_MORE_UK = ("ще один незалежний власник", "ще {} незалежні власники", "ще {} незалежних власників")


def reason(verification: Verification) -> Text:
    """Return in one sentence why the tier is what it is, with owners and sides always named."""
    n, sides = verification.owners, _each(verification.sides)
    against = len(verification.opposing)
    en = f"{_TIERS_EN[verification.tier]}: reported by {_owners_en(n)}, {_sides_en(sides)}"
    uk = f"{_TIERS_UK[verification.tier]}: повідомляють {_owners_uk(n)}, {_sides_uk(sides)}"
    if against:
        en += f"; denied by {_owners_en(against)}"
        uk += f"; заперечують {_owners_uk(against)}"
    return Text(en=f"{en}.", uk=f"{uk}.")


def arithmetic(verification: Verification) -> Text:
    """Return the sum that leads to the tier on one line, and what would raise it."""
    en = f"For: {_sum(verification.supporting, verification.weight, 'nobody')}"
    uk = f"За: {_sum(verification.supporting, verification.weight, 'ніхто')}"
    if verification.opposing:
        en += f"; against: {_sum(verification.opposing, verification.opposing_weight, '')}"
        uk += f"; проти: {_sum(verification.opposing, verification.opposing_weight, '')}"
    rise = _rise(verification)
    return Text(en=f"{en}. {rise.en}".strip(), uk=f"{uk}. {rise.uk}".strip())


def _sum(votes: Sequence[Vote], total: float, nobody: str) -> str:
    """Return votes as a sum, e.g. ``UNIAN (B) 0.75 + Censor.NET (B) 0.75 = 1.50``."""
    terms = " + ".join(f"{v.owner} ({v.reliability.value}) {v.weight:.2f}" for v in votes)
    return f"{terms} = {total:.2f}" if terms else nobody


def _rise(verification: Verification) -> Text:
    """Return what the next better tier still needs; empty where more sources cannot raise it."""
    goal = verification.next_tier
    if goal is None:
        return Text(en="", uk="")
    needs_en, needs_uk = [], []
    if more := verification.more_owners:
        needs_en.append("one more independent owner" if more == 1 else f"{more} more owners")
        needs_uk.append(_plural(more, _MORE_UK).format(more))
    if verification.more_weight:
        needs_en.append(f"{verification.more_weight:.2f} more weight")
        needs_uk.append(f"ще {verification.more_weight:.2f} ваги")
    return Text(
        en=f"{_TIERS_EN[goal]} needs {' and '.join(needs_en)}.",
        uk=f"Щоб стало «{_TIERS_UK[goal].lower()}», треба {' і '.join(needs_uk)}.",
    )


def _each(sides: Sides) -> list[Sides]:
    return [side for side in _SIDES_EN if side in sides]


def _owners_en(n: int) -> str:
    return f"{n} independent owner" if n == 1 else f"{n} independent owners"


def _owners_uk(n: int) -> str:
    return f"{n} {_plural(n, _OWNERS_UK)}"


def _sides_en(sides: Sequence[Sides]) -> str:
    names = ", ".join(_SIDES_EN[side] for side in sides)
    return (
        f"{len(sides)} {'side' if len(sides) == 1 else 'sides'} ({names})" if names else "no side"
    )


def _sides_uk(sides: Sequence[Sides]) -> str:
    names = ", ".join(_SIDES_UK[side] for side in sides)
    counted = _plural(len(sides), _SIDES_COUNTED_UK)
    return f"{len(sides)} {counted} ({names})" if names else "жодної сторони"


def _plural(n: int, forms: tuple[str, str, str]) -> str:
    """Return the Ukrainian plural form for a number (CLDR rules one, few, many)."""
    tens, units = n // 10 % 10, n % 10
    if tens == 1 or units == 0 or units > 4:  # noqa: PLR2004 - the rule's own numbers
        return forms[2]
    return forms[0] if units == 1 else forms[1]
