"""Words that tell of control: what was done to a place, and how to find whom and what it is about."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from data.extraction.article import Language


class Act(StrEnum):
    """What a phrase tells of a place."""

    TAKE = "take"
    ENTER = "enter"
    RETAKE = "retake"
    LEAVE = "leave"
    EXPEL = "expel"
    UNDER = "under"
    FIGHT = "fight"


#: Phrases of :func:`data.extraction.language.matcher` for each act.
ACT_WORDS: Mapping[Language, Mapping[str, tuple[str, ...]]] = {
    Language.ENGLISH: {
        Act.TAKE: (
            "captured|captures|capture|capturing", "seized|seizes|seize|seizing",
            "occupied|occupies|occupy|occupying", "took|take|takes|taking|taken",
            "took|take|takes|taking|taken|gained|gaining|seized|established|establish full? control of|over",
            "overran|overrun", "conquered", "capture|seizure|fall of", "fell to",
        ),
        Act.ENTER: (
            "entered|enters|enter|entering", "broke|broken into|through", "moved into", "rolled into",
            "advanced|advancing into", "pushed into", "infiltrated",
        ),
        Act.RETAKE: (
            "liberated|liberates|liberate|liberating", "recaptured|recaptures|recapture|recapturing",
            "retook|retakes|retake|retaken|retaking", "reclaimed|reclaim", "freed",
            "de - occupied|occupy|occupies|occupying", "deoccupied", "regained|regain|regains|regaining full? control of|over",
            "restored|restoring control of|over", "took|taken|won back", "re - captured", "re - taken",
            "liberation|recapture of", "de - occupation of",
            "flag|flags +? +? raised|hoisted +? +? +? in|over|at|above", "returned|return|returning",
            "cleared|clearing",
        ),
        Act.LEAVE: (
            "withdrew|withdraw|withdrawn|withdraws|withdrawing +? +? from", "fled|flee|fleeing from?",
            "retreated|retreat|retreating from", "left|leaving", "abandoned|abandon|abandoning",
            "pulled back|out from|of", "lost|lose|loses|losing control of|over", "lost",
            "surrendered", "withdrawal|retreat from",
        ),
        Act.EXPEL: (
            "drove|driven|pushed|knocked|forced|ousted|kicked out? +? +? +? out|back|away of|from",
            "expelled|ousted|knocked out? +? +? +? from", "driven|forced|pushed from",
        ),
        Act.UNDER: (
            "under +? +? +? control|occupation|rule", "controlled|held by", "in russian|ukrainian hands",
            "controls|holds|hold|held|retain|retains", "remains|remained|remain occupied",
        ),
        Act.FIGHT: (
            "fighting|battle|battles|clashes|hostilities|fights|fight|combat", "contested",
        ),
    },
    Language.UKRAINIAN: {
        Act.TAKE: (
            "захопил*|захоплен*|захопив|захоплюют*", "окупувал*|окупован*|окупував|окупуют*",
            "зайнял*|зайнят*|зайняв", "взял*|взято|взяття під контроль", "взял*|взято",
        ),
        Act.ENTER: (
            "увійшл*|ввійшл*|зайшл*|увійшов|зайшов до|у|в", "прорвал* до|у|в", "просунул* у|в",
        ),
        Act.RETAKE: (
            "звільнил*|звільнен*|звільнив", "деокупувал*|деокупован*|деокупаці*|деокупував",
            "визволил*|визволен*|визволив", "відбил*|відбито|відбив", "повернул*|повернено|повернув",
            "відновил*|відновлено контроль над?",
            "прапор* +? +? піднял*|піднято|встановил*|повернувся|замайорів +? +? у|в|над|до",
        ),
        Act.LEAVE: (
            "відійшл*|відійшов|відступил*|відступив|вийшл*|вийшов|втекл*|втік|відведен* з|із|зі|від",
            "залишил*|залишив", "покинул*|покинув", "втратил*|втратив контроль над", "втратил*|втратив",
            "відступ*|відхід* з|із|зі|від", "пішл*|пішов з|із|зі",
            "виведення|відведення +? +? з|із|зі|від",
        ),
        Act.EXPEL: (
            "вибил*|вибито|вибив|витіснил*|витіснено|вигнал*|вигнано +? +? з|із|зі",
        ),
        Act.UNDER: (
            "під +? +? контрол*|окупаці*", "контролю*", "утриму*",
        ),
        Act.FIGHT: ("бої|боїв|боях|боям", "бойові дії", "зіткнення"),
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseWords:
    """Patterns of one language for what stands around a cue; they are matched on lower-case text.

    ``passive`` ends what precedes a participle. ``gap`` holds the words that part a cue from what it
    is about: none of them may stand between the two. ``partly`` are words for a part of a place,
    ``within`` words for some places inside a unit,
    ``including`` opens a list of examples. ``failed`` and ``not_yet`` end what precedes a cue that
    did not come true. ``becoming`` precedes a state that began. ``inside_of`` ends what precedes a
    name that is no subject; ``fight_in`` what precedes a place of which ``fight_gap`` says that there is
    fighting; ``adjectival`` are words that may stand before a name as adjectives
    where ``adjective_slot`` ends what precedes them, ``qualified``
    ends what precedes one that is an adjective for certain. ``these_are`` says that a sentence names
    what the one before it only counted.
    """

    passive: re.Pattern[str]
    by: re.Pattern[str]
    gap: re.Pattern[str]
    subject_gap: re.Pattern[str]
    partly: re.Pattern[str]
    within: re.Pattern[str]
    including: re.Pattern[str]
    failed: re.Pattern[str]
    not_yet: re.Pattern[str]
    becoming: re.Pattern[str]
    at_place: re.Pattern[str]
    away: re.Pattern[str]
    fight_in: re.Pattern[str]
    fight_gap: re.Pattern[str]
    inside_of: re.Pattern[str]
    adjectival: re.Pattern[str]
    adjective_slot: re.Pattern[str]
    qualified: re.Pattern[str]
    these_are: re.Pattern[str]


CLAUSE_WORDS = {
    Language.ENGLISH: ClauseWords(
        passive=re.compile(
            r"\b(?:was|were|is|are|be|been|being|gets?|got)\s+(?:\w+ly\s+|now\s+|again\s+|also\s+|later\s+|"
            r"already\s+|still\s+|since\s+|first\s+|not\s+|never\s+|soon\s+)*$"
        ),
        by=re.compile(r"^\W*(?:\w+ly\s+)?by\s"),
        gap=re.compile(
            r"\b(?:in|near|from|to|at|on|around|towards?|outside|said|says|that|which|who|while|after"
            r"|before|because|but|where|as|with|by|for|against|is|was|were|are|has|had|have|it|they|he"
            r"|she|been|during|since|until|also|direction|and)\b|[.!?;()]|\s[–—-]\s"
        ),
        subject_gap=re.compile(
            r"[\s,]*(?:which|that|also|all|both|now|have|has|had|was|were|are|is|be|been|being|already"
            r"|again|later|finally|reportedly|fully|completely|soon|to|still|currently|remains?"
            r"|confirmed|reported|said|believed|understood|known|remained|came|come|fell|fallen|passed|returned|back|brought|placed|\w+ly|\s)*[\s,]*"
        ),
        partly=re.compile(
            r"\b(?:parts?|portions?|half|outskirts|northern|southern|eastern|western|centre|center"
            r"|central|most|some|suburbs?|strip|percent|quarter|streets?|edge|areas?|almost\s+all|third)\b|%"
        ),
        within=re.compile(r"\b(?:territor\w+|settlements|villages|towns)\b"),
        including=re.compile(r"(?:including|such\s+as|among\s+them|namely)[\s,:]*(?:the\s+)?"
                             r"(?:\w+\s+)?(?:\w+\s+of\s+)?$"),
        failed=re.compile(
            r"\b(?:(?:failed|fail|failing|unable|unsuccessful\w*)\s+(?:\w+\s+){0,2}"
            r"|(?:not|didn['’]t|never|without)\s+(?:(?:yet|been|be|fully|able\s+to)\s+){0,2})$"
        ),
        not_yet=re.compile(
            r"\b(?:try|tries|tried|trying|attempt\w*|plan\w*|aim\w*|intend\w*|want\w*|hop\w+|seek\w*|sought"
            r"|threat\w*|can|could|would|should|must|might|may|will|if|goal|order(?:ed)?|denied|denies|refuted|previously|"
            r"formerly|once|efforts?)\s+(?:\w+\s+){0,3}$"
        ),
        becoming=re.compile(r"\b(?:came|come|comes|fell|fallen|passed|returned|brought|placed|back)\s+$"),
        at_place=re.compile(
            r"^\W*(?:\w+\s+){0,4}?(?:in|for|of|at|inside|within|across)\s+(?:the\s+)?(?:\w+\s+){0,4}$"
        ),
        away=re.compile(r"\b(?:near|around|towards?|north|south|east|west|outside|approaches|vicinity)\b"),
        fight_in=re.compile(r"\b(?:in|inside|within)\s+(?:the\s+\w+\s+of\s+)?$"),
        fight_gap=re.compile(r",?\s+(?:(?:heavy|fierce|street|the|there\s+is|saw|sees)\s+)*"),
        inside_of=re.compile(r"\b(?:in|of|from|near|at|to|for|into|around|towards?|with)\s+(?:the\s+)?$"),
        adjectival=re.compile(r"(?:occupied|captured|seized|liberated|recaptured|retaken|freed)$"),
        adjective_slot=re.compile(
            r"(?:^|[,;:]\s|\b(?:in|of|the|to|from|near|for|into|around|across|over|newly|recently|both"
            r"|visited|through|inside|at)\s)\W*$"
        ),
        qualified=re.compile(r"\b(?:the|newly|recently|formerly|russian\s?-\s?|these|those)\s*$"),
        these_are=re.compile(r"\b(?:these|they|those)\s+(?:are|were|include)\b"),
    ),
    Language.UKRAINIAN: ClauseWords(
        passive=re.compile(r"(?:було|були|була|буде|є)\s+(?:\w+\s+)?$"),
        by=re.compile(r"^(?!)"),
        gap=re.compile(
            r"(?:^|(?<=\W))(?:у|в|на|біля|поблизу|до|з|із|зі|під|за|що|який|яка|яке|які|після|перед|але|де"
            r"|як|поки|через|для|при|про|напрям\w*)(?=\W|$)|[.!?;()]|\s[–—-]\s"
        ),
        subject_gap=re.compile(
            r"[\s,–—-]*(?:було|були|була|буде|вже|уже|також|повністю|нині|наразі|досі|знову|і|й|та"
            r"|є|перебува\w+|залиша\w+|опини\w+|теж|перейш\w+|поверн\w+|остаточно|\w+\s+громада"
            r"|росі\w+|україн\w+|військ\w*|сил[иа]|зсу|окупант\w*|загарбник\w*|ворог\w*|знаход\w+|потрап\w+|\s)*[\s,–—-]*"
        ),
        partly=re.compile(
            r"\b(?:частин\w*|половин\w*|околиц\w*|північн\w*|південн\w*|східн\w*|західн\w*|центр\w*"
            r"|більш\w*|майже|смуг\w*|відсот\w*|квартал\w*|вулиц\w*)\b|%"
        ),
        within=re.compile(r"\b(?:територі\w+|населен\w+|сіл|сел[аи]|міст)\b"),
        including=re.compile(r"(?:зокрема|серед\s+них|а\s+саме|в\s+тому\s+числі)[\s,:]*(?:\w+\s+)?$"),
        failed=re.compile(r"(?:^|(?<=\W))(?:не|не\s+змогли|не\s+вдалося|безуспішно)\s+(?:\w+\s+){0,1}$"),
        not_yet=re.compile(
            r"(?:^|(?<=\W))(?:нама\w+|спроб\w+|план\w+|хоч\w+|хот\w+|прагн\w+|може\w*|мож\w+|раніше|колись"
            r"|якщо|щоб|аби|мета|операці\w+|битв\w+|боротьб\w+|наказ\w*|спросту\w+)\s+(?:\w+\s+){0,2}$"
        ),
        becoming=re.compile(r"\b(?:перейш\w+|опини\w+|потрапи\w+|поверн\w+|взя\w+)\s+(?:\w+\s+)?$"),
        at_place=re.compile(r"^\W*(?:\w+\s+){0,3}?(?:у|в|за|на\s+території|усередині)\s+(?:\w+\.?\s+){0,3}$"),
        away=re.compile(r"(?:біля|поблизу|неподалік|напрям\w*|північніше|південніше|околиц\w*)"),
        fight_in=re.compile(r"(?:^|(?<=\W))(?:у|в|за)\s+(?:\w+\.?\s+)?$"),
        fight_gap=re.compile(
            r"\s+(?:(?:тривають|точаться|йдуть|ідуть|відбуваються|запеклі|вуличні|досі|важкі)\s+)*"
        ),
        inside_of=re.compile(
            r"(?:^|(?<=\W))(?:у|в|на|біля|поблизу|до|з|із|зі|від|під|за|через|для|при|про|щодо)\s+$"
        ),
        adjectival=re.compile(
            r"(?:окупован|захоплен|звільнен|деокупован|визволен)(?:ого|ому|им|их|ими|ої|ій|ою|у|ий)$"
        ),
        adjective_slot=re.compile(r"$"),
        qualified=re.compile(r"(?:цих|цьому|цього|щойно|нещодавно|тимчасово)\s+$"),
        these_are=re.compile(r"\bйдеться\s+про\b|\bце\s+(?:сел|населен|так)"),
    ),
}  # fmt: skip
