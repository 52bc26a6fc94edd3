"""Words that tell of events other than a change of control, by type, strongest type first."""

from __future__ import annotations

from collections.abc import Mapping

from data.event import EventType
from data.extraction.article import Language

Phrases = tuple[str, ...]

_EN_STRIKE = (
    "shelled|shelling|strike|strikes|struck|bombardment|bombardments|bombed|bombing|missile|missiles",
    "rocket|rockets|artillery|airstrike|airstrikes|mortar|mortars|drone|drones|hit|hits|fired",
)
_EN_HARM = (
    "killed|killing|injured|injuring|wounded|wounding|dead|died|civilians|civilian|residents",
    "casualties|damaged|house|houses|school|hospital|apartment|villages|towns|city",
)
_EN_FORCES = (
    "forces|troops|units|army|soldiers|russia|ukraine|russian|ukrainian|russians|reinforcements",
)
_UK_STRIKE = (
    "обстріл*|обстрілял*|удар*|ракет*|бомб*|артилері*|міномет*|дрон*|авіаудар*|безпілотник*",
)
_UK_HARM = (
    "загину*|загибл*|поранен*|постраждал*|будин*|цивільн*|мешкан*|жител*|лікарн*|школ*|ліце*",
)

#: A sentence tells of an event of a type if it holds a phrase of every group beside it. Phrases are
#: those of :func:`data.extraction.language.matcher`; the first type that fits is taken.
EVENT_WORDS: Mapping[Language, tuple[tuple[EventType, tuple[Phrases, ...]], ...]] = {
    Language.ENGLISH: (
        (
            EventType.PARTISAN_ACTION,
            (
                (
                    "assassinated|assassination|poisoned|partisan|partisans|sabotage", "car bomb|bombing",
                    "killed when his|her|their car|vehicle", "blown up in|by",
                ),
                (
                    "official|officials|head|leader|deputy|collaborator|collaborators|administration",
                    "mayor|soldiers|policeman|police|commandant",
                ),
            ),
        ),
        (EventType.ATTACK_ON_CIVILIANS, (_EN_STRIKE, _EN_HARM)),
        (
            EventType.ATTACK_ON_CIVILIANS,
            (("bodies|graves|grave|tortured|torture|executed|hunt|abducted|looted|looting",),),
        ),
        (
            EventType.HUMANITARIAN,
            (
                (
                    "evacuated|evacuation|evacuations|evacuate|evacuees|humanitarian|basements|basement",
                    "displaced|flee|aid", "without heat|electricity|water|heating|gas",
                ),
            ),
        ),
        (
            EventType.ADMINISTRATION,
            (
                ("administration|administrations|commandant", "prime minister", "election|elections"),
                (
                    "created|established|appointed|formed|relocated|moved|elected|conducted|continued",
                    "made the? head", "set up", "named", "provides",
                ),
            ),
        ),
        (
            EventType.STATEMENT,
            (
                ("said|told|stated|announced|claimed|declared|interview", "according to"),
                (
                    "control|controlled|settlements|percent|referendum|annexed|territory|withdrawal",
                    "inalienable|operation|civilians|%",
                ),
            ),
        ),
        (
            EventType.BATTLE,
            (
                (
                    "counteroffensive|offensive|counterattack|counterattacks|assault|fighting|battle",
                    "battles|clashes|skirmishes|hostilities",
                ),
                (
                    "began|begun|begins|launched|launch|started|start|continue|continues|continued",
                    "underway|ongoing|intensified|renewed", "carried out", "broke out",
                ),
            ),
        ),
        (
            EventType.MOVEMENT,
            (
                (
                    "withdrew|withdrawn|withdrawal|withdraw|retreat|retreated|crossed|redeployed",
                    "regrouping|regroup|rushed|advanced|advancing|deployed|invaded", "pulled back",
                ),
                _EN_FORCES,
            ),
        ),
    ),
    Language.UKRAINIAN: (
        (
            EventType.PARTISAN_ACTION,
            (
                ("партизан*|підірван*|підірвал*|отруєн*|отруїл*|отруйн*|ліквідован*|замах*",),
                ("колаборант*|очільник*|голов*|начальник*|поліцейськ*|солдат*|військов*|окупант*",),
            ),
        ),
        (EventType.ATTACK_ON_CIVILIANS, (_UK_STRIKE, _UK_HARM)),
        (
            EventType.ATTACK_ON_CIVILIANS,
            (("катув*|катівн*|тіла|тіл|поховань|поховання|могил*|страчен*|викраден*",),),
        ),
        (
            EventType.HUMANITARIAN,
            (("евакуйов*|евакуаці*|гуманітарн*|підвал*", "без світла|електрики|води|опалення|газу"),),
        ),
        (
            EventType.ADMINISTRATION,
            (
                ("адміністраці*|референдум*|вибори|виборів|комендант*",),
                ("створен*|створил*|призначен*|призначил*|утворен*|переїха*|очолив|очолила|провел*",),
            ),
        ),
        (
            EventType.STATEMENT,
            (
                ("заявив|заявил*|сказав|сказал*|повідомив|повідомил*|стверджу*", "за словами"),
                ("контрол*|відсот*|референдум*|територі*|населен*|цивільн*",),
            ),
        ),
        (
            EventType.BATTLE,
            (
                ("контрнаступ*|наступ*|бої|боїв|штурм*|зіткнення", "бойові дії"),
                ("почал*|почав|розпочал*|розпочав|тривают*|трива*|точаться|йдуть|перейшл*|ведуть*",),
            ),
        ),
        (
            EventType.MOVEMENT,
            (
                ("відійшл*|відвел*|відведен*|відступил*|форсувал*|перекинул*|просунул*|перегрупув*|вивел*",),
                ("війська|військ*|сили|підрозділ*|армі*|росі*|окупант*|зсу",),
            ),
        ),
    ),
}  # fmt: skip
