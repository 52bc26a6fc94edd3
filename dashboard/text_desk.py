"""The strings of the submit and review pages, in both languages."""

from __future__ import annotations

from dashboard.wording import Catalogue, words

_FIELDS: Catalogue = {
    "desk.field.url": words("Address of the publication", "Адреса публікації"),
    "desk.field.publisher": words("Publisher", "Видавець"),
    "desk.field.published": words("Published on", "Опубліковано"),
    "desk.field.statement": words("What does it say?", "Що в ній сказано?"),
    "desk.field.contact": words(
        "How to reach you (optional)", "Як з вами зв’язатися (необов’язково)"
    ),
    "desk.field.subject": words("What it is about", "Чого це стосується"),
    "desk.field.received": words("Received", "Отримано"),
    "desk.field.source": words("Id of the source", "Ідентифікатор джерела"),
    "desk.field.title": words("Title", "Назва"),
    "desk.field.owner": words(
        "Owner, or whose text it copies", "Власник, або чий текст передруковано"
    ),
    "desk.field.side": words("Side", "Сторона"),
    "desk.field.kind": words("Kind", "Вид"),
    "desk.field.reliability": words("Reliability (A to F)", "Надійність (A–F)"),
    "desk.field.archive_url": words("Archived copy", "Архівна копія"),
    "desk.field.language": words("Language (two letters)", "Мова (дві літери)"),
    "desk.field.tone": words("Tone", "Тон"),
    "desk.field.stance": words("Reports or denies", "Повідомляє чи заперечує"),
    "stance.reports": words("reports", "повідомляє"),
    "stance.denies": words("denies", "заперечує"),
    "desk.field.statement_en": words("Statement, English", "Зміст англійською"),
    "desk.field.statement_uk": words("Statement, Ukrainian", "Зміст українською"),
    "desk.field.status": words("Status", "Статус"),
    "desk.field.claim_kind": words("Kind of date", "Вид дати"),
    "desk.field.when": words("Date (EDTF)", "Дата (EDTF)"),
    "desk.field.strength": words("How it is put", "Як це подано"),
    "desk.field.note": words("Note", "Примітка"),
    "desk.field.reason": words("Reason", "Причина"),
    "desk.field.key": words("Form", "Форма"),
}

_SUBMIT: Catalogue = {
    "page.submit": words("Submit", "Додати"),
    "submit.title": words("Know another source?", "Знаєте інше джерело?"),
    "submit.intro": words(
        "Tell us of a publication that reports, denies or corrects what you see here. An editor reads it "
        "before anything changes; until then it is shown nowhere. We do not store your address.",
        "Повідомте про публікацію, яка підтверджує, заперечує чи виправляє те, що ви тут бачите. Редактор "
        "прочитає її, перш ніж щось зміниться; доти її ніде не показано. Вашої адреси ми не зберігаємо.",
    ),
    "submit.about.event": words("About the event", "Про подію"),
    "submit.about.place": words("About the place", "Про місце"),
    "submit.choose": words("Which event is it about?", "Якої події це стосується?"),
    "submit.choose.place": words(
        "Or which settlement?",
        "Або якого населеного пункту?",
    ),
    "submit.choose.hint": words("Type to find it", "Почніть вводити назву"),
    "submit.other": words("About something else", "Про щось інше"),
    "submit.unknown": words(
        "The link names no event and no place that we know.",
        "Посилання не вказує на відому нам подію чи місце.",
    ),
    "submit.kind": words("What do you send?", "Що ви надсилаєте?"),
    "submit.kind.source": words("Another source", "Ще одне джерело"),
    "submit.kind.correction": words("A correction", "Виправлення"),
    "submit.published.help": words(
        "A day, or as much of it as you know: 2022-09-10, 2022-09, 2022",
        "День або те, що відомо: 2022-09-10, 2022-09, 2022",
    ),
    "submit.contact.help": words(
        "Only editors see it, and delete it when it is no longer needed.",
        "Це бачать лише редактори й видаляють, коли воно більше не потрібне.",
    ),
    "submit.send": words("Send for review", "Надіслати на розгляд"),
    "submit.thanks": words(
        "Thank you. It is stored as number {number}. An editor reviews it first; nothing on the map "
        "changes before that.",
        "Дякуємо. Збережено під номером {number}. Спершу це розгляне редактор; до того на карті нічого "
        "не зміниться.",
    ),
    "submit.again": words("Send another", "Надіслати ще"),
    "submit.failed": words(
        "It could not be stored, and nothing was. Please keep your text and try again later.",
        "Зберегти не вдалося, нічого не записано. Залиште собі текст і спробуйте пізніше.",
    ),
    "submit.refused.session": words(
        "That is as much as we take from one reader in an hour. Please come back later.",
        "Це стільки, скільки ми приймаємо від одного читача за годину. Поверніться, будь ласка, пізніше.",
    ),
    "submit.refused.address": words(
        "Many submissions came from your network this hour. Please come back later.",
        "За цю годину з вашої мережі надійшло багато повідомлень. Поверніться, будь ласка, пізніше.",
    ),
    "submit.refused.queue": words(
        "The editors have more to read than they can; we take nothing new until they have caught up.",
        "Редактори не встигають прочитати все надіслане; нового поки не приймаємо.",
    ),
    "submit.problem.empty": words("{field}: please fill it in.", "{field}: заповніть, будь ласка."),
    "submit.problem.long": words(
        "{field}: at most {most} characters.", "{field}: не більш ніж {most} знаків."
    ),
    "submit.problem.characters": words(
        "{field}: it holds characters that cannot be shown.",
        "{field}: містить знаки, які не можна показати.",
    ),
    "submit.problem.url": words(
        "{field}: write the full address of a public page, with https:// or http://.",
        "{field}: впишіть повну адресу загальнодоступної сторінки з https:// або http://.",
    ),
    "submit.problem.date": words(
        "{field}: write a day, month or year that exists, e.g. 2022-09-10.",
        "{field}: впишіть наявний день, місяць або рік, напр. 2022-09-10.",
    ),
    "submit.problem.future": words("{field}: it lies in the future.", "{field}: це в майбутньому."),
    "submit.problem.subject": words(
        "{field}: we know no such event or place.", "{field}: такої події чи місця ми не знаємо."
    ),
}

_REVIEW: Catalogue = {
    "page.review": words("Review", "Розгляд"),
    "review.none": words(
        "No login is configured, so nobody can review here.",
        "Вхід не налаштовано, тож розгляд тут неможливий.",
    ),
    "review.sign_in": words("Sign in", "Увійти"),
    "review.sign_in.with": words("Sign in with {provider}", "Увійти через {provider}"),
    "review.sign_out": words("Sign out", "Вийти"),
    "review.intro": words("This page is for editors.", "Ця сторінка для редакторів."),
    "review.not_allowed": words(
        "You are signed in, but this account is not on the list of editors.",
        "Ви увійшли, але цього облікового запису немає у списку редакторів.",
    ),
    "review.how": words(
        "What was sent in, and what would it change? Nothing counts until an editor has read the source and accepted it; every decision can be undone.",
        "Що надіслано і що це змінить? Ніщо не враховують, доки редактор не прочитає джерело й не прийме його; кожне рішення можна скасувати.",
    ),
    "review.signed_in": words("Signed in: {name}", "Увійшли: {name}"),
    "review.choose": words("Submission", "Надіслане"),
    "review.export": words(
        "Cards of the running app count these already. `python -m data submissions export` writes them as a patch of the seeds.",
        "Картки вже враховують їх. `python -m data submissions export` записує їх як зміну файлів реєстру.",
    ),
    "review.state": words("State", "Стан"),
    "review.state.pending": words("Waiting", "Очікують"),
    "review.state.accepted": words("Accepted", "Прийняті"),
    "review.state.rejected": words("Rejected", "Відхилені"),
    "review.empty": words("Nothing here.", "Тут порожньо."),
    "review.queue": words("Submissions, oldest first", "Надіслане, спершу найдавніше"),
    "review.more": words("The first {n} are shown.", "Показано перші {n}."),
    "review.number": words("Number", "Номер"),
    "review.duplicates": words("Same address as", "Та сама адреса, що й"),
    "review.duplicate.source": words(
        "This address is that of the source {source} of the ledger.",
        "Це адреса джерела {source} з реєстру.",
    ),
    "review.duplicate.numbers": words(
        "The same address was sent as number {numbers}.",
        "Ту саму адресу надіслано під номером {numbers}.",
    ),
    "review.sent": words("As it was sent", "Як надіслано"),
    "review.open": words("Open {host}", "Відкрити {host}"),
    "review.proposal": words("What it would add", "Що це додасть"),
    "review.before": words("The record as it is", "Запис як є"),
    "review.after": words("As it would be", "Яким він стане"),
    "review.changed": words(
        "Settlements that would change: {n}", "Населених пунктів, що зміняться: {n}"
    ),
    "review.gaps": words("Not yet complete:", "Ще не заповнено:"),
    "review.preview": words("Show the effect", "Показати наслідок"),
    "review.amend": words("Keep as a draft", "Зберегти чернетку"),
    "review.accept": words("Accept", "Прийняти"),
    "review.reject": words("Reject", "Відхилити"),
    "review.undo": words("Undo the last decision", "Скасувати останнє рішення"),
    "review.forget": words("Delete the contact", "Видалити контакт"),
    "review.log": words("Decisions", "Рішення"),
    "review.act.accept": words("accepted", "прийнято"),
    "review.act.amend": words("amended", "змінено"),
    "review.act.reject": words("rejected", "відхилено"),
    "review.act.undo": words("undone", "скасовано"),
    "review.done": words("Stored.", "Збережено."),
    "review.outdated": words(
        "Somebody else decided about number {number} meanwhile. Nothing of yours was stored; please look again.",
        "Тим часом хтось інший ухвалив рішення щодо номера {number}. Ваше не збережено; погляньте ще раз.",
    ),
    "review.not_possible": words(
        "That is not possible in its present state; nothing was stored.",
        "У теперішньому стані це неможливо; нічого не збережено.",
    ),
    "review.forbidden": words(
        "You are no longer on the list of editors; nothing was stored.",
        "Вас більше немає у списку редакторів; нічого не збережено.",
    ),
    "review.incomplete": words(
        "It cannot be accepted as it is:", "У такому вигляді прийняти не можна:"
    ),
    "review.failed": words(
        "The database failed; nothing was stored.", "Збій бази даних; нічого не збережено."
    ),
}

DESK: Catalogue = {**_FIELDS, **_SUBMIT, **_REVIEW}
