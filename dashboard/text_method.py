"""The words of the method page. Numbers in braces are filled in from the rules in force."""

from __future__ import annotations

Paragraph = dict[str, str]

#: The rules' words in Ukrainian; in English they stand as they are.
WEIGHED_UK = {
    "official": "офіційно",
    "assessed": "оцінка",
    "reported": "повідомлено",
    "claimed": "твердження сторони",
    "confirmed": "підтверджено",
    "single": "одне джерело",
    "disputed": "спірно",
    "implied": "випливає",
    "interpolated": "інтерпольовано",
}

SECTIONS: tuple[tuple[Paragraph, tuple[Paragraph, ...]], ...] = (
    (
        {"en": "What the map is", "uk": "Що показує карта"},
        (
            {
                "en": "Every colour follows from claims: one source says that one settlement, hromada, raion or oblast had one status at one time. Claims are never edited, only joined by later ones. The same claims and rules always give the same map. Where nobody has said anything, the map says so.",
                "uk": "Кожен колір випливає з тверджень: одне джерело повідомляє, що одне поселення, громада, район чи область мали певний статус у певний час. Твердження не змінюють, лише доповнюють пізнішими. З тих самих тверджень і правил завжди виходить та сама карта. Де ніхто нічого не повідомив, карта так і показує.",
            },
            {
                "en": "A status is Ukrainian, occupied, contested (fighting over the place) or no evidence. “Liberated” is shown for a place that is Ukrainian after it was occupied. That sources disagree is something else than fighting, and has a mark of its own.",
                "uk": "Статуси: під контролем України, окуповано, тривають бої, немає даних. «Звільнено» — місце під контролем України після окупації. Розбіжність джерел — не те саме, що бої, і має окрему позначку.",
            },
        ),
    ),
    (
        {"en": "From claims to a status", "uk": "Від тверджень до статусу"},
        (
            {
                "en": "A change on a day is put to a vote among the claims dated up to {agreement_days} days after it. Each independent owner has one vote, however many of its articles say so. A vote weighs the reliability of its source ({reliability}) times the way it is put ({strength}). A change is taken over if those for it weigh at least as much as those against it. A claim that loses stays visible as disagreement.",
                "uk": "Зміну певного дня «голосують» твердження, датовані не пізніше ніж за {agreement_days} днів після неї. Кожен незалежний власник має один голос, скільки б його статей про це не писали. Вага голосу — надійність джерела ({reliability}), помножена на спосіб подання ({strength}). Зміну приймають, якщо голоси за неї важать не менше, ніж проти. Твердження, що програло, лишається видимим як розбіжність.",
            },
            {
                "en": "What is said about a settlement beats what is said about its hromada, and that beats its raion and oblast. A place known only through its hromada is drawn paler: implied, not reported.",
                "uk": "Сказане про поселення переважує сказане про громаду, а те — про район та область. Місце, відоме лише через громаду, зображено блідіше: це випливає, а не повідомлено.",
            },
            {
                "en": "Dates are kept as uncertain as sources give them. Between the earliest and the latest day of a change the place is drawn as changing, and counts become ranges.",
                "uk": "Дати лишаються настільки невизначеними, як у джерелах. Між найранішим і найпізнішим днем зміни місце зображено як таке, що змінюється, а підрахунки стають діапазонами.",
            },
        ),
    ),
    (
        {"en": "What the consensus of layers is", "uk": "Що таке консенсус шарів"},
        (
            {
                "en": "Where other datasets were imported, the layer “consensus” weighs them and the ledger day by day. A layer's word on a settlement counts by how certain the layer is of it ({layer_certainty}) times how directly it speaks of the place ({layer_provenance}). Layers that carry one owner's view have one vote together, the heaviest; a layer that is made of others has none beside them; a layer that says nothing of a day has none on it. The heaviest status holds. If several weigh the same, the one of the day before stays if it is among them; otherwise there is no consensus, and the place is shown without evidence.",
                "uk": "Якщо імпортовано інші набори даних, шар «consensus» щодня зважує їх разом із реєстром. Слово шару про поселення важить стільки, наскільки шар у ньому певний ({layer_certainty}), помножене на те, наскільки прямо він говорить про це місце ({layer_provenance}). Шари, що передають погляд одного власника, мають один голос разом — найвагоміший; шар, складений з інших, поруч із ними голосу не має; шар, який про день мовчить, того дня не голосує. Діє найвагоміший статус. Якщо кілька важать однаково, лишається вчорашній, коли він серед них; інакше консенсусу немає, і місце показано без даних.",
            },
            {
                "en": "Days on which layers differ are marked as disagreement. A status is confirmed with {confirming_owners} owners of layers that do not dispute it themselves, of whom one is more than a party speaking of itself; supported by one owner it is as certain as that layer is. It is disputed where what speaks against it weighs, over its days, {layer_disputed} or more of what supports it. A consensus is only as independent as its layers: a dataset that draws on the same reports as the ledger says the same thing twice.",
                "uk": "Дні, коли шари різняться, позначено як розбіжність. Статус підтверджено, якщо його мають щонайменше {confirming_owners} власники шарів, які самі його не оскаржують, і хоча б один з них — не сторона, що говорить про себе; з одним власником він певний настільки, наскільки певний той шар. Він спірний, якщо заперечення за його дні важать {layer_disputed} або більше від підтримки. Консенсус незалежний лише настільки, наскільки незалежні його шари: набір, що спирається на ті самі повідомлення, що й реєстр, каже те саме двічі.",
            },
        ),
    ),
    (
        {"en": "How we assess confidence in events", "uk": "Як ми оцінюємо достовірність подій"},
        (
            {
                "en": "Sources of one owner, and copies of one text, count once. An event is verified with at least {verified_owners} independent owners weighing at least {verified_weight}, or when both parties report it and all together weigh {both_sides_weight}. It is likely with at least {likely_owners} owners weighing at least {likely_weight}. It is contested when what denies it weighs at least {contested_share} of what reports it, and debunked from {debunked_ratio} times. Everything else is uncorroborated.",
                "uk": "Джерела одного власника та копії одного тексту рахуються один раз. Подію підтверджено, якщо є щонайменше {verified_owners} незалежні власники із загальною вагою не менше {verified_weight} або якщо її повідомляють обидві сторони із загальною вагою {both_sides_weight}. Ймовірна — щонайменше {likely_owners} власники з вагою не менше {likely_weight}. Спірна — коли заперечення важать не менше {contested_share} від підтверджень; спростована — від {debunked_ratio} разів. Усе інше не підтверджено іншими джерелами.",
            },
            {
                "en": "The tone of a report (certain, likely, uncertain, speculation) is the language of the outlet. It is shown and never counted.",
                "uk": "Тон повідомлення (певно, ймовірно, непевно, припущення) — це мова видання. Його показано, але не враховано.",
            },
        ),
    ),
    (
        {"en": "How good the evidence is", "uk": "Наскільки надійні дані"},
        (
            {
                "en": "A settlement-day is one settlement on one day. It is reported if a source speaks of that very place, implied if only its hromada, raion or oblast is spoken of, unknown if nobody says anything; an imported dataset may have interpolated it. These four are all settlement-days together. It is one-sided if only one party to the war says so, in disagreement if a claim says otherwise on that day, contested if there is fighting.",
                "uk": "Поселенний день — одне поселення одного дня. Він «повідомлений», якщо джерело говорить саме про це місце; «випливає», якщо мова лише про громаду, район чи область; «невідомий», якщо ніхто нічого не каже; імпортований набір міг його інтерполювати. Ці чотири разом — усі поселенні дні. День односторонній, якщо так каже лише одна сторона війни; з розбіжністю, якщо того дня якесь твердження каже інше; з боями, якщо за місце тривають бої.",
            },
            {
                "en": "The age of the evidence is the time since the last day of which any claim says that the status in force held. A status that nobody has confirmed for long may still be true; it is only no longer known. A place that stays contested for more than {silent_days} days without newer evidence is named by the checks.",
                "uk": "Вік доказу — час від останнього дня, про який якесь твердження каже, що чинний статус тримався. Давно не підтверджений статус може й досі бути правдивим; просто це вже невідомо. Місце, де понад {silent_days} днів тривають бої без новіших доказів, перевірка називає.",
            },
            {
                "en": "Reported figures stand beside what the ledger yields for the same unit and days, with the range that uncertain dates leave. Numbers of settlements, hromadas and square kilometres compare; people, plans and losses do not. What was taken back within some days is what was occupied on the day before and Ukrainian on the last. Areas are those of the cells, on an equal-area projection.",
                "uk": "Оприлюднені цифри стоять поруч із тим, що дає реєстр для тієї ж одиниці й тих самих днів, з діапазоном, який лишають невизначені дати. Порівнюються кількості поселень, громад і квадратних кілометрів; люди, плани та втрати — ні. Повернуте за певні дні — це окуповане напередодні й підконтрольне Україні в останній день. Площі — це площі комірок у рівновеликій проєкції.",
            },
        ),
    ),
    (
        {"en": "What the shapes are", "uk": "Що означають межі"},
        (
            {
                "en": "A settlement’s cell is all ground that is nearer to it than to any other settlement with a known position, inside the oblast. Cells show where evidence lies; they are not front lines. Outlines of raions and hromadas are made of these cells and approximate. Settlements without a position under a usable licence are in the table, counted, and not drawn.",
                "uk": "Комірка поселення — уся земля в межах області, ближча до нього, ніж до будь-якого іншого поселення з відомими координатами. Комірки показують, де є дані; це не лінія фронту. Межі районів і громад складено з цих комірок, вони приблизні. Поселення без координат із придатною ліцензією є в таблиці й у підрахунках, але не на карті.",
            },
            {
                "en": "A day is a calendar day in Kyiv. A claim by a party to the war is shown as that party’s claim.",
                "uk": "День — календарний день за Києвом. Твердження сторони війни показано як твердження цієї сторони.",
            },
        ),
    ),
)
