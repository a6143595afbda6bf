"""Whom a text credits: outlets that report, are cited or are spoken to; not people, bodies, or outlets that are not named."""

from __future__ import annotations

import pytest

from headwater.text.credited import bare_name, credited

SAID: dict[str, tuple[tuple[str, str], ...]] = {
    "en": (
        ("The mole will be rebuilt, the governor told Reuters.", "Reuters"),
        ("Speaking to AFP, the governor said the mole would be rebuilt.", "AFP"),
        ("In an interview with Reuters on Monday, the governor said the mole was safe.", "Reuters"),
        ("Reuters said the mole would be rebuilt.", "Reuters"),
        ("The mole will be rebuilt, according to the Harbour Gazette.", "the Harbour Gazette"),
        ("The governor was quoted by Xinhua as saying the mole would be rebuilt.", "Xinhua"),
        ("The Harbour Gazette, citing Reuters, said the mole was safe.", "Reuters"),
        ("The governor has told the BBC that the mole is safe.", "the BBC"),
    ),
    "de": (
        ("Die Mole werde neu gebaut, sagte die Gouverneurin der dpa.", "der dpa"),
        ("Im Gespräch mit der Hafener Zeitung nannte sie die Mole sicher.", "der Hafener Zeitung"),
        ("Gegenüber der dpa nannte sie die Mole sicher.", "der dpa"),
        ("Wie die dpa berichtet, wird die Mole neu gebaut.", "die dpa"),
        ("Laut Hafener Zeitung wird die Mole neu gebaut.", "Hafener Zeitung"),
        ("Unter Berufung auf Reuters hieß es, die Mole sei sicher.", "Reuters"),
        ("Die Mole sei sicher, berichtete der Sender NDR Hafen.", "der Sender NDR Hafen"),
        ("Die Gouverneurin erklärte der Hafener Zeitung, die Mole sei sicher.", "der Hafener Zeitung"),
    ),
    "nl": (
        ("De pier wordt herbouwd, zei de gouverneur tegen persbureau ANP.", "persbureau ANP"),
        ("In een interview met Reuters noemde zij de pier veilig.", "Reuters"),
        ("Dat meldt persbureau ANP.", "persbureau ANP"),
        ("Tegenover de NOS zei ze dat de pier veilig is.", "de NOS"),
        ("De pier is veilig, aldus Belga.", "Belga"),
        ("Ze vertelde aan de Volkskrant dat de pier veilig is.", "de Volkskrant"),
        ("De kapitein ontkent dat in gesprek met de Volkskrant.", "de Volkskrant"),
        ("Dat bevestigt een woordvoerder aan het ANP.", "het ANP"),
    ),
    "fr": (
        ("Le môle sera reconstruit, a déclaré la gouverneure à l'AFP.", "l'AFP"),
        ("Dans un entretien au journal Le Port, elle a défendu le projet.", "journal Le Port"),
        ("Interrogée par l'AFP, elle a défendu le projet.", "l'AFP"),
        ("Le môle est sûr, rapporte Reuters.", "Reuters"),
        ("D'après le quotidien La Vague, le môle est sûr.", "le quotidien La Vague"),
        ("Le môle est sûr, a-t-elle confié à l'AFP.", "l'AFP"),
        ("Dans un entretien avec Reuters, elle a défendu le projet.", "Reuters"),
        ("« Il était vieux », a expliqué le capitaine à l'Agence France-Presse.", "l'Agence France-Presse"),
    ),
    "es": (
        ("El muelle será reconstruido, dijo la gobernadora a EFE.", "EFE"),
        ("«Lo reconstruiremos», declaró Anna Berg al diario La Ola.", "diario La Ola"),
        ("En declaraciones a Efe defendió el plan.", "Efe"),
        ("El muelle es seguro, informó la agencia Xinhua.", "la agencia Xinhua"),
        ("La gobernadora, citada por la agencia Tass, defendió el plan.", "la agencia Tass"),
        ("Entrevistada por la cadena La Ola, defendió el plan.", "la cadena La Ola"),
        ("«Era viejo», explicó el capitán a la cadena Mar.", "la cadena Mar"),
        ("Fuentes policiales confirmaron a EFE que el ferry se hundió.", "EFE"),
    ),
    "it": (
        ("Il molo sarà ricostruito, ha detto la governatrice all'ANSA.", "all'ANSA"),
        ("In un'intervista al quotidiano L'Onda ha difeso il piano.", "al quotidiano L'Onda"),
        ("Secondo Reuters il molo è sicuro.", "Reuters"),
        ("Lo riporta l'ANSA.", "l'ANSA"),
        ("Parlando con Reuters ha difeso il piano.", "Reuters"),
        ("In un colloquio con l'Adnkronos ha difeso il piano.", "l'Adnkronos"),
        ("«Era vecchio», ha spiegato il capitano all'Adnkronos.", "all'Adnkronos"),
        ("Lo ha confermato la polizia alla Reuters.", "alla Reuters"),
    ),
    "pt": (
        ("O molhe será reconstruído, disse a governadora à Lusa.", "à Lusa"),
        ("Em entrevista ao jornal A Onda defendeu o plano.", "ao jornal A Onda"),
        ("Em declarações à Lusa defendeu o plano.", "à Lusa"),
        ("O molhe é seguro, informou a agência Xinhua.", "a agência Xinhua"),
        ("A governadora, citada pela Lusa, defendeu o plano.", "pela Lusa"),
        ("O molhe é seguro, contou à AFP.", "à AFP"),
        ("«Era velho», explicou o capitão à agência Lusa.", "à agência Lusa"),
        ("Fonte da polícia confirmou à Lusa que o ferry afundou.", "à Lusa"),
    ),
    "ru": (
        ("Мол построят заново, сказала губернатор агентству Рейтер.", "агентству Рейтер"),
        ("Об этом губернатор рассказала газете «Волна».", "газете «Волна»"),
        ("В беседе с корреспондентом ТАСС она назвала мол безопасным.", "ТАСС"),
        ("По данным Рейтер, мол безопасен.", "данным Рейтер"),
        ("Губернатор, слова которой приводит ТАСС, назвала мол безопасным.", "ТАСС"),
        ("Мол безопасен, пишет газета «Волна».", "газета «Волна»"),
        ("«Паром был старый», — рассказал капитан РИА Новости.", "РИА Новости"),
        ("Источник сообщил Интерфаксу, что паром затонул.", "Интерфаксу"),
    ),
    "pl": (
        ("Molo zostanie odbudowane, powiedziała gubernator PAP.", "PAP"),
        ("W rozmowie z PAP nazwała molo bezpiecznym.", "PAP"),
        ("W rozmowie z dziennikiem Fala nazwała molo bezpiecznym.", "dziennikiem Fala"),
        ("Molo jest bezpieczne, podała agencja Xinhua.", "agencja Xinhua"),
        ("Gubernator, cytowana przez agencję TASS, broniła planu.", "agencję TASS"),
        ("„Był stary” - powiedział kapitan w rozmowie z Polską Agencją Prasową.", "Polską Agencją Prasową"),
        ("Rzecznik policji przekazał PAP, że prom zatonął.", "PAP"),
        ("Minister zapewnił w wywiadzie dla dziennika Północ, że zostaje.", "dziennika Północ"),
    ),
    "cs": (
        ("Molo bude obnoveno, řekla guvernérka ČTK.", "ČTK"),
        ("V rozhovoru pro ČTK označila molo za bezpečné.", "ČTK"),
        ("V rozhovoru s agenturou AFP označila molo za bezpečné.", "agenturou AFP"),
        ("Informovala o tom agentura TASS.", "agentura TASS"),
        ("Guvernérka, kterou citovala agentura Reuters, plán hájila.", "agentura Reuters"),
        ("Sdělila to ČTK.", "ČTK"),
        ("„Byl starý,“ řekl kapitán agentuře ČTK.", "agentuře ČTK"),
        ("Policie to potvrdila ČTK.", "ČTK"),
    ),
    "ar": (
        ("قالت الحاكمة لرويترز إن الرصيف سيعاد بناؤه.", "رويترز"),
        ("وفي مقابلة مع وكالة رويترز دافعت عن الخطة.", "وكالة رويترز"),
        ("وفي تصريح لقناة الموج دافعت عن الخطة.", "قناة الموج"),
        ("أفادت صحيفة الموج بأن الرصيف آمن.", "صحيفة الموج"),
        ("وبحسب رويترز فإن الرصيف آمن.", "رويترز"),
        ("وقال القبطان لوكالة الأناضول إن العبارة قديمة.", "وكالة الأناضول"),
        ("وصرح الوزير لرويترز بأنه باق.", "رويترز"),
        ("وأوردت صحيفة الشمال أن العبارة غرقت.", "صحيفة الشمال"),
    ),
    "tr": (
        ("Vali, Reuters'a iskelenin yeniden yapılacağını söyledi.", "Reuters"),
        ("Vali, AA muhabirine yaptığı açıklamada iskelenin güvenli olduğunu söyledi.", "AA"),
        ("Reuters'a konuşan vali planı savundu.", "Reuters"),
        ("Reuters'ın haberine göre iskele güvenli.", "Reuters"),
        ("Xinhua haber ajansına göre iskele güvenli.", "Xinhua"),
        ("Kaptan, Kuzey gazetesine feribotun eski olduğunu anlattı.", "Kuzey gazetesine"),
        ("Reuters haber ajansı feribotun battığını aktardı.", "Reuters haber ajansı"),
        ("Bakan, AFP'ye verdiği demeçte kalacağını söyledi.", "AFP"),
    ),
    "th": (
        ("ผู้ว่าการบอกกับสำนักข่าวรอยเตอร์ว่าท่าเรือปลอดภัย", "สำนักข่าวรอยเตอร์"),
        ("ผู้ว่าการเปิดเผยกับสำนักข่าวเอเอฟพีว่าท่าเรือปลอดภัย", "สำนักข่าวเอเอฟพี"),
        ("รอยเตอร์รายงานว่าท่าเรือปลอดภัย", "รอยเตอร์"),
        ("สำนักข่าวยอนฮัปอ้างคำพูดของผู้ว่าการ", "สำนักข่าวยอนฮัป"),
        ("กัปตันกล่าวกับรอยเตอร์ว่าเรือเก่า", "รอยเตอร์"),
        ("สำนักข่าวเกียวโดรายงานว่าเรือจม", "สำนักข่าวเกียวโด"),
        ("รัฐมนตรีให้สัมภาษณ์สำนักข่าวเอพีว่าจะอยู่ต่อ", "สำนักข่าวเอพี"),
    ),
    "ko": (
        ("지사는 로이터통신에 방파제를 다시 짓겠다고 말했다.", "로이터통신"),
        ("지사는 파도일보와의 인터뷰에서 방파제가 안전하다고 말했다.", "파도일보"),
        ("지사는 연합뉴스와의 통화에서 방파제가 안전하다고 말했다.", "연합뉴스"),
        ("로이터통신이 보도했다.", "로이터통신"),
        ("조선중앙통신은 방파제가 안전하다고 전했다.", "조선중앙통신"),
        ("선장은 교도통신과의 통화에서 배가 낡았다고 말했다.", "교도통신"),
        ("장관은 북쪽신문과 한 인터뷰에서 남겠다고 밝혔다.", "북쪽신문"),
        ("배가 가라앉았다고 AP통신이 전했다.", "AP통신"),
    ),
    "ja": (
        ("知事は共同通信に対し、突堤を再建すると述べた。", "共同通信"),
        ("知事は共同通信の取材に突堤は安全だと語った。", "共同通信"),
        ("知事はロイターに語った。", "ロイター"),
        ("波新聞が報じた。", "波新聞"),
        ("ロイター通信が伝えたところによれば突堤は安全だ。", "ロイター通信"),
        ("船長は時事通信の取材に対し、船は古いと話した。", "時事通信"),
        ("大臣は北新聞とのインタビューで留任すると述べた。", "北新聞"),
        ("聯合ニュースは船が沈んだと報じた。", "聯合ニュース"),
    ),
    "zh": (
        ("省长对路透社表示，防波堤将重建。", "路透社"),
        ("省长接受新华社记者采访时说，防波堤是安全的。", "新华社"),
        ("省长接受波浪电视台采访时说，防波堤是安全的。", "波浪电视台"),
        ("路透社报道说，防波堤是安全的。", "路透社"),
        ("省长对新华社记者说，防波堤是安全的。", "新华社"),
        ("省長告訴中央社，防波堤將重建。", "中央社"),
        ("船长在接受路透社电话采访时否认此事。", "路透社"),
        ("部长对北方日报表示他会留任。", "北方日报"),
    ),
}  # fmt: skip
NOBODY: dict[str, tuple[str, ...]] = {
    "en": (
        "The governor told reporters the mole was safe.",
        "The governor told parliament the mole was safe.",
        "The governor told a news conference the mole was safe.",
        "The governor told a press conference on Monday that the mole was safe.",
        "She told her daughter the mole was safe.",
    ),
    "de": (
        "Die Gouverneurin sagte Reportern, die Mole sei sicher.",
        "Sie sagte vor Journalisten, die Mole sei sicher.",
        "Sie sagte ihrer Tochter, die Mole sei sicher.",
        "Im Gespräch mit Journalisten nannte sie die Mole sicher.",
        "Auf einer Pressekonferenz nannte sie die Mole sicher.",
    ),
    "nl": (
        "De gouverneur zei tegen verslaggevers dat de pier veilig is.",
        "Zij zei tegen haar dochter dat de pier veilig is.",
        "In gesprek met journalisten noemde zij de pier veilig.",
        "Tegenover het parlement zei ze dat de pier veilig is.",
        "De kapitein zei tegen de politie dat de veerboot oud was.",
    ),
    "fr": (
        "Le môle est sûr, a déclaré la gouverneure aux journalistes.",
        "Le môle est sûr, a-t-elle dit à sa fille.",
        "Dans un entretien avec des journalistes, elle a défendu le projet.",
        "Les médias locaux rapportent que le môle est sûr.",
        "Elle a dit au parlement que le môle est sûr.",
    ),
    "es": (
        "El muelle es seguro, dijo la gobernadora a los periodistas.",
        "Le dijo a su hija que el muelle es seguro.",
        "En declaraciones a la prensa defendió el plan.",
        "En declaraciones a los medios defendió el plan.",
        "Dijo al parlamento que el muelle es seguro.",
    ),
    "it": (
        "Il molo è sicuro, ha detto la governatrice ai giornalisti.",
        "Ha detto alla figlia che il molo è sicuro.",
        "Ha detto al direttore dell'ANSA che il molo è sicuro.",
        "Il capitano ha detto alla polizia che il traghetto era vecchio.",
    ),
    "pt": (
        "O molhe é seguro, disse a governadora aos jornalistas.",
        "Disse à filha que o molhe é seguro.",
        "Em declarações à imprensa defendeu o plano.",
        "Disse ao diretor da Lusa que o molhe é seguro.",
        "O capitão disse à polícia que o ferry era velho.",
    ),
    "ru": (
        "Губернатор сказала журналистам, что мол безопасен.",
        "Она сказала дочери, что мол безопасен.",
        "Она сказала директору ТАСС, что мол безопасен.",
        "Об этом сообщили несколько изданий.",
        "Она заявила парламенту, что мол безопасен.",
    ),
    "pl": (
        "Gubernator powiedziała dziennikarzom, że molo jest bezpieczne.",
        "Powiedziała córce, że molo jest bezpieczne.",
        "W rozmowie z dziennikarzami nazwała molo bezpiecznym.",
        "Kapitan powiedział policji, że prom był stary.",
        "Szef PAP powiedział, że zostaje.",
    ),
    "cs": (
        "Guvernérka řekla novinářům, že molo je bezpečné.",
        "Řekla dceři, že molo je bezpečné.",
        "V rozhovoru s novináři označila molo za bezpečné.",
        "Kapitán řekl policii, že trajekt byl starý.",
        "Šéf ČTK řekl, že zůstane.",
    ),
    "ar": (
        "قالت الحاكمة للصحفيين إن الرصيف آمن.",
        "قالت لابنتها إن الرصيف آمن.",
        "ذكرت وسائل إعلام محلية أن الرصيف آمن.",
        "وفي مقابلة مع صحفيين دافعت عن الخطة.",
        "قالت للبرلمان إن الرصيف آمن.",
    ),
    "tr": (
        "Vali gazetecilere iskelenin güvenli olduğunu söyledi.",
        "Kızına iskelenin güvenli olduğunu söyledi.",
        "Basına konuşan vali planı savundu.",
        "Meclise konuşan vali planı savundu.",
        "Kaptan polise feribotun eski olduğunu söyledi.",
    ),
    "th": (
        "ผู้ว่าการบอกกับผู้สื่อข่าวว่าท่าเรือปลอดภัย",
        "ผู้ว่าการบอกกับลูกสาวว่าท่าเรือปลอดภัย",
        "กัปตันบอกกับตำรวจว่าเรือเก่า",
    ),
    "ko": (
        "지사는 기자들에게 방파제가 안전하다고 말했다.",
        "지사는 딸에게 방파제가 안전하다고 말했다.",
        "지사는 기자들과의 인터뷰에서 방파제가 안전하다고 말했다.",
        "이동통신과의 인터뷰에서 말했다.",
        "선장은 경찰에 배가 낡았다고 말했다.",
    ),
    "ja": (
        "知事は記者団に対し、突堤は安全だと述べた。",
        "知事は娘に突堤は安全だと語った。",
        "知事は記者のインタビューに応じた。",
        "船長は警察に対し、船は古いと話した。",
    ),
    "zh": (
        "省长对记者表示，防波堤是安全的。",
        "省长告诉女儿，防波堤是安全的。",
        "省长接受记者采访时说，防波堤是安全的。",
        "省长接受媒体采访时说，防波堤是安全的。",
        "船长对警方表示渡轮很旧。",
    ),
}  # fmt: skip
UNNAMED: dict[str, tuple[str, ...]] = {
    "en": (
        "Multiple outlets reported that the mole was safe.",
        "Local media said the mole was safe.",
        "State media reported the mole was safe.",
    ),
    "de": (
        "Laut Medienberichten ist die Mole sicher.",
        "Medien berichten, die Mole sei sicher.",
        "Mehrere Medien berichteten darüber.",
    ),
    "nl": (
        "Lokale media melden dat de pier veilig is.",
        "Volgens verschillende media is de pier veilig.",
        "Dat meldt de krant.",
    ),
    "fr": (
        "Le môle est sûr, a-t-elle dit à la presse.",
        "Selon plusieurs médias, le môle est sûr.",
        "Selon le journal, le môle est sûr.",
    ),
    "es": (
        "Según medios locales, el muelle es seguro.",
        "Varios medios informaron de ello.",
        "El periódico informó de ello.",
    ),
    "it": (
        "Secondo i media locali il molo è sicuro.",
        "Ha detto alla stampa che il molo è sicuro.",
        "Diversi media riferiscono che il molo è sicuro.",
    ),
    "pt": (
        "Segundo a imprensa local, o molhe é seguro.",
        "Vários meios noticiaram o caso; segundo media locais, é seguro.",
        "O jornal informou que o molhe é seguro.",
    ),
    "ru": (
        "Местные СМИ сообщают, что мол безопасен.",
        "По данным СМИ, мол безопасен.",
        "Об этом сообщает газета.",
    ),
    "pl": (
        "Lokalne media podały, że molo jest bezpieczne.",
        "Według mediów molo jest bezpieczne.",
        "Gazeta podała, że molo jest bezpieczne.",
    ),
    "cs": (
        "Místní média informovala, že molo je bezpečné.",
        "Podle médií je molo bezpečné.",
        "Deník informoval, že molo je bezpečné.",
    ),
    "ar": (
        "وذكرت صحيفة محلية أن العبارة غرقت.",
    ),
    "tr": (
        "Yerel medya iskelenin güvenli olduğunu bildirdi.",
        "Gazete iskelenin güvenli olduğunu bildirdi.",
        "Devlet televizyonu feribotun battığını bildirdi.",
    ),
    "th": (
        "สื่อท้องถิ่นรายงานว่าท่าเรือปลอดภัย",
        "หนังสือพิมพ์รายงานว่าท่าเรือปลอดภัย",
        "สื่อของรัฐรายงานว่าเรือจม",
    ),
    "ko": (
        "현지 언론은 방파제가 안전하다고 보도했다.",
        "외신에 따르면 방파제는 안전하다.",
        "언론 보도에 따르면 방파제는 안전하다.",
    ),
    "ja": (
        "地元メディアは突堤が安全だと報じた。",
        "複数のメディアが報じた。",
        "現地メディアによると、突堤は安全だ。",
    ),
    "zh": (
        "据当地媒体报道，防波堤是安全的。",
        "多家媒体报道，防波堤是安全的。",
        "据官方媒体报道，防波堤是安全的。",
    ),
}  # fmt: skip


def rows(table: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(language, text) for language, texts in table.items() for text in texts]


def names(text: str, language: str) -> list[str]:
    return [text[c.start : c.end] for c in credited(text, language) if c.named]


@pytest.mark.parametrize(("language", "text", "name"), [(code, *one) for code, several in SAID.items() for one in several])
def test_an_outlet_that_reports_or_that_somebody_speaks_to_is_credited(language: str, text: str, name: str):
    assert names(text, language) == [name]


@pytest.mark.parametrize(("language", "text"), rows(NOBODY))
def test_people_bodies_and_whoever_is_only_spoken_of_are_not(language: str, text: str):
    assert list(credited(text, language)) == []


@pytest.mark.parametrize(("language", "text"), rows(UNNAMED))
def test_outlets_that_are_not_named_pass_on_and_are_no_outlet(language: str, text: str):
    assert [c.named for c in credited(text, language)] == [False]


def test_initials_that_a_text_gives_name_the_agency_wherever_they_stand():
    text = "A clerk of the Halvoran Press Bureau (HPB) was there. The mole is open, HPB said. XYZ said it was closed."
    assert names(text, "en") == ["HPB"]


def test_a_poll_and_a_director_of_an_outlet_are_not_the_outlet():
    assert names("According to a Reuters poll the mole is safe.", "en") == []
    assert names("The director of Reuters said the mole was safe.", "en") == []


def test_who_speaks_to_an_editor_speaks_to_no_outlet():
    assert names("Dem Chef der Hafener Zeitung erklärte sie das Vorhaben.", "de") == []
    assert names("Der Hafener Zeitung erklärte sie das Vorhaben.", "de") == ["Der Hafener Zeitung"]


def test_what_is_only_said_to_go_to_an_outlet_is_no_credit():
    assert names("Elle a dit que la lettre irait à l'AFP.", "fr") == []
    assert names("Elle a tout raconté à l'AFP.", "fr") == ["l'AFP"]


def test_some_newspaper_of_a_country_is_not_named():
    assert names("According to a Norland newspaper the mole is safe.", "en") == []


def test_a_name_before_and_stands_for_itself():
    assert names("She sold the Harbour Gazette and said nothing.", "en") == []
    assert names("The Harbour Gazette said nothing of it.", "en") == ["The Harbour Gazette"]


def test_a_noun_before_a_name_belongs_to_that_name():
    assert names("The Sudland newspaper Pilot reported it.", "en") == ["newspaper Pilot"]
    assert names("She is a writer of Pilot Times, a crane is not.", "en") == []


def test_a_day_is_no_part_of_a_name():
    assert names("The newspaper Harbour Post Monday reported it.", "en") == ["The newspaper Harbour Post"]


@pytest.mark.parametrize(
    ("phrase", "name"),
    [("the Harbour Gazette", "Harbour Gazette"), ("l’AFP", "AFP"), ("all'ANSA", "ANSA"), ("газете «Волна»", "газете Волна")],
)
def test_a_name_is_bare_without_article_and_marks(phrase: str, name: str):
    assert bare_name(phrase) == name


def test_a_language_without_words_credits_nobody():
    assert list(credited("Reuters reported it.", "xx")) == []
