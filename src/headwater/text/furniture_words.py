"""What pages print around their text, in the languages that Headwater reads: data, not code.

WIDGETS are whole lines or parts of a line between bars; WEAK ones are words a text may use as well, and count only beside another
widget. CREDITS begin a line that says who made the text or picture. NEWSROOM words name a desk inside brackets.
All are compared case-folded.
"""

from __future__ import annotations


def _entries(table: str) -> frozenset[str]:
    return frozenset(entry for part in table.split("|") if (entry := " ".join(part.split())))


WIDGETS = _entries(
    """
    for immediate release
    | share | share this | share this article | share on facebook | share on twitter | share on x | share via email
    | share this story | tweet | tweet this | retweet | pin it | print | print this page | print this article | print page
    | email this | email article | email this article | copy link | link copied | save article | gift this article
    | comments | no comments | leave a comment | post a comment | view comments | add comment | show comments | 0 comments
    | comment on this story | read comments | read more | read more here | read also | continue reading | keep reading
    | show more | load more | see more | see also | view more | learn more | more details | more on this story
    | related articles | related stories | related news | related topics | related posts | recommended for you
    | you may also like | most read | most popular | trending now | latest news | subscribe | subscribe now
    | sign up for our newsletter | sign up | log in | sign in | register now | newsletter | advertisement | advertisements
    | sponsored content | scroll to continue | story continues below advertisement | article continues below | follow us
    | follow us on | back to top | skip to content | skip to main content | listen to this article | listen to article
    | watch live | photo gallery | view gallery | next article | previous article | all rights reserved | terms of use
    | privacy policy | cookie policy | contact us | accept cookies | accept all | cookie settings | click to enlarge
    | enlarge image | hide caption | toggle caption | download pdf | end of article | [photo] | [video] | teilen
    | artikel teilen | drucken | artikel drucken | seite drucken | merken | kommentare | kommentar schreiben | kommentieren
    | weiterlesen | mehr lesen | mehr zum thema | lesen sie auch | lesen sie mehr | auch interessant | anzeige | werbung
    | jetzt abonnieren | abonnieren | anmelden | zur startseite | nach oben | zum seitenanfang | impressum | datenschutz
    | alle rechte vorbehalten | link kopieren | vorlesen | artikel anhören | bild vergrößern | per e-mail versenden
    | auf facebook teilen | auf twitter teilen | partager | partager l'article | partager sur facebook | imprimer
    | commentaires | réagir | lire la suite | lire aussi | à lire aussi | voir aussi | en savoir plus | publicité
    | s'abonner | abonnez-vous | se connecter | mentions légales | tous droits réservés | retour en haut | haut de page
    | écouter l'article | copier le lien | sur le même sujet | articles liés | compartir | compartir en facebook | imprimir
    | comentarios | comentar | leer más | lea también | lea además | ver más | noticias relacionadas | te puede interesar
    | publicidad | suscríbete | suscribirse | iniciar sesión | boletín | aviso legal | todos los derechos reservados
    | copiar enlace | volver arriba | escuchar artículo | enviar por correo | condividi | stampa | commenti | commenta
    | leggi anche | leggi tutto | leggi di più | continua a leggere | articoli correlati | pubblicità | abbonati | accedi
    | iscriviti | iscriviti alla newsletter | tutti i diritti riservati | riproduzione riservata | © riproduzione riservata
    | torna su | copia link | ascolta l'articolo | compartilhar | partilhar | compartilhe | comentários | leia mais
    | leia também | ler mais | saiba mais | veja também | notícias relacionadas | publicidade | assine | assine já | entrar
    | todos os direitos reservados | copiar link | voltar ao topo | continua após a publicidade | ouvir artigo | delen
    | deel dit artikel | afdrukken | printen | reacties | reageren | lees meer | lees verder | lees ook | meer lezen
    | gerelateerd | advertentie | abonneren | inloggen | nieuwsbrief | alle rechten voorbehouden | link kopiëren
    | naar boven | udostępnij | drukuj | wydrukuj | komentarze | skomentuj | czytaj więcej | czytaj także | czytaj też
    | czytaj dalej | zobacz także | zobacz też | zobacz więcej | reklama | subskrybuj | zaloguj się
    | wszelkie prawa zastrzeżone | kopiuj link | do góry | powiązane artykuły | поделиться | распечатать | печать
    | версия для печати | комментарии | комментировать | оставить комментарий | читать далее | читать дальше | читайте также
    | читать также | подробнее | смотрите также | по теме | материалы по теме | новости по теме | реклама | подписаться
    | подпишитесь | подписывайтесь | войти | все права защищены | скопировать ссылку | наверх | на главную | вконтакте
    | одноклассники | paylaş | yazdır | yorumlar | yorum yap | yorum yaz | devamını oku | devamı için tıklayın
    | ilgili haberler | reklam | abone ol | giriş yap | tüm hakları saklıdır | bağlantıyı kopyala | yukarı çık | مشاركة
    | شارك | شارك المقال | طباعة | اطبع | تعليقات | التعليقات | أضف تعليقا | اقرأ المزيد | إقرأ المزيد | المزيد | اقرأ أيضا
    | اقرأ أيضًا | اقرأ ايضا | مواضيع ذات صلة | أخبار ذات صلة | إعلان | اشترك | اشترك الآن | تسجيل الدخول
    | جميع الحقوق محفوظة | نسخ الرابط | العودة إلى الأعلى | 共有 | シェア | シェアする | ツイート | 印刷 | 印刷する
    | コメント | コメントする | コメントを書く | 続きを読む | もっと見る | 関連記事 | 関連ニュース | あわせて読みたい | 広告
    | 会員登録 | ログイン | 無断転載禁止 | 無断転載を禁じます | リンクをコピー | ページトップへ | トップへ戻る
    | この記事をシェア | おすすめ記事 | 記事を印刷 | メールで送る | 공유 | 공유하기 | 기사 공유 | 인쇄 | 인쇄하기 | 프린트
    | 댓글 | 댓글 쓰기 | 댓글 보기 | 댓글쓰기 | 더보기 | 더 보기 | 기사 더보기 | 관련기사 | 관련 기사 | 관련뉴스 | 관련 뉴스
    | 광고 | 구독 | 구독하기 | 로그인 | 회원가입 | 무단 전재 및 재배포 금지 | 무단전재 및 재배포 금지 | 무단전재-재배포 금지
    | 무단 전재-재배포 금지 | 기사제보 | 링크 복사 | 주소 복사 | 글자크기 | 글자 크기 | 본문 듣기 | 기사 듣기 | 맨 위로
    | 스크랩 | 分享 | 分享到 | 分享至 | 转发 | 打印 | 打印本页 | 评论 | 发表评论 | 查看评论 | 阅读更多 | 阅读全文 | 查看更多
    | 更多 | 相关阅读 | 相关新闻 | 相关文章 | 相关报道 | 延伸阅读 | 推荐阅读 | 广告 | 订阅 | 登录 | 注册 | 版权所有
    | 未经授权不得转载 | 复制链接 | 返回顶部 | 收藏 | 点赞 | 扫一扫 | 微信 | 微博 | 字号 | 朗读 | 关闭窗口 | 轉發 | 列印
    | 友善列印 | 評論 | 留言 | 發表評論 | 閱讀更多 | 閱讀全文 | 看更多 | 相關新聞 | 相關文章 | 相關報導 | 延伸閱讀
    | 推薦閱讀 | 廣告 | 訂閱 | 登入 | 註冊 | 版權所有 | 未經授權不得轉載 | 複製連結 | 回到頂部 | แชร์ | แชร์ข่าวนี้ | พิมพ์
    | ความคิดเห็น | แสดงความคิดเห็น | อ่านต่อ | อ่านเพิ่มเติม | อ่านข่าวเพิ่มเติม | ข่าวที่เกี่ยวข้อง | โฆษณา | สมัครสมาชิก
    | เข้าสู่ระบบ | สงวนลิขสิทธิ์ | คัดลอกลิงก์ | facebook | twitter | whatsapp | telegram | linkedin | pinterest | reddit
    | instagram | youtube | tiktok | flipboard | messenger | kakaotalk | 카카오톡 | 페이스북 | 트위터 | 네이버 | weibo
    | vkontakte | фейсбук | твиттер | телеграм | فيسبوك | تويتر | واتساب | تلغرام
    """
)

WEAK = _entries(
    """
    email | e-mail | mail | save | next | previous | home | menu | search | more | close | photo | photos | video | listen
    | like | x | line | vk | ok | top | news | up | down | text size | font size | a a a | a+ | a- | rss | pdf | bild | foto
    | fotos | suche | menü | weiter | zurück | start | accueil | suivant | précédent | recherche | inicio | siguiente
    | anterior | buscar | correo | avanti | indietro | cerca | home page | início | próximo | volver | zoek | volgende
    | vorige | dalej | wstecz | szukaj | główna | главная | далее | назад | поиск | меню | фото | видео | ana sayfa | ara
    | ileri | geri | الرئيسية | بحث | التالي | السابق | صور | فيديو | ホーム | 検索 | 次へ | 前へ | 写真 | 動画 | 保存 | 홈
    | 검색 | 다음 | 이전 | 사진 | 영상 | 동영상 | 메일 | 저장 | 목록 | 닫기 | 首页 | 搜索 | 下一篇 | 上一篇 | 图片 | 视频
    | 首頁 | 搜尋 | 圖片 | 影片 | หน้าแรก | ค้นหา | ถัดไป | ก่อนหน้า
    """
)

# beginnings of a line that says who wrote, edited, translated, owns or photographed; each followed by a name
CREDITS = (
    (
        r"\(?(?:additional |further )?(?:reporting|writing|editing|translation|translated|compiled|edited|produced|production|"
        r"photograph(?:s|y)?) by\b"
    ),
    r"(?:photos?|pictures?|images?|credits?|video|illustration|graphic)(?: credits?| courtesy)?(?: by| of|\s?[:=/©|])",
    r"\(?(?:redaktion|bearbeitung|bearbeitet von|übersetzung|mitarbeit)\s?:",
    r"\(?(?:rédaction|édité par|traduction|avec la contribution de)\s?:?\s",
    (
        r"\(?(?:redacción|editado por|traducción|traducido por|redazione|a cura di|traduzione|redação|edição|tradução|"
        r"reportagem)(?:\s?:| de | por | di |\s[A-ZÁÉÍÓÚ])"
    ),
    (
        r"\(?(?:redactie|bewerking|vertaling|redakcja|redaktor|opracowanie|oprac\.|tłumaczenie|redaktör|editör|çeviri|"
        r"çeviren)\s?:?\s?(?=[^\W\d_])"
    ),
    r"\(?(?:редактор|редакция|под редакцией|перевод|подготовил[аи]?)\s?:?\s",
    r"\(?(?:تحرير|إعداد|ترجمة|المحرر)\s?[:/]?\s",
    r"[(（【\[]?(?:责任编辑|责编|编辑|責任編輯|責編|編輯|核稿編輯)\s?[:：/]",
    r"[(（【\[]?(?:译者|譯者|翻译|翻譯|编译|編譯|校对|校對|监制|監製)\s?[:：/]",
    r"[(（【\[]?(?:編集|翻訳|校閲|担当)\s?[:：/]",
    r"\(?(?:편집|번역|교정|취재|영상편집|그래픽)\s?[:=]",
    r"fot\.\s(?=[^\W\d_])",
    r"[^\W\d_][^.;:]{2,60} contributed (?:reporting|to this (?:report|story|article))",
    r"(?:เรียบเรียง|บรรณาธิการ|แปล)(?:โดย|\s?:)",
    (
        r"(?:foto|fotos|fotografía|fotografia|bild|bilder|bildquelle|fotograf|zdjęcia?|zdj\.|fot\.|fotoğraf|photographie|"
        r"crédits?(?: photos?)?|crédito|imagen|imagem|immagine)\s?[:=/©|]"
    ),
    r"(?:фото|фотография|видео|иллюстрация|иллюстрации|снимок)\s?[:=/©|]",
    r"(?:صورة|الصورة|تصوير|ภาพ|ภาพโดย|ภาพจาก)\s?[:/]",
    r"[(（【\[]?(?:写真|画像|撮影|提供|图片来源|图源|图片|圖片來源|圖片|圖源|摄影|攝影|图|圖)\s?[=＝:：/／©]",
    r"[(（【\[]?(?:사진|사진제공|사진 제공|자료사진|그래픽)\s?[=＝:：/／©]",
    r"(?:source|sources|quelle|quellen|fuente|fonte|bron|źródło|kaynak|источник|المصدر|ที่มา|(?:本文)?来源|來源|출처|出典)\s?[:：]\s?",
    r"(?:\(c\)|©|ⓒ|copyright\b|저작권자)\s?(?:©|ⓒ|\(c\)|（c）|by\b|[12]\d{3}|[^\W\d_])",
)

# beginnings of a line that leads away from the text: to another story, a newsletter, a channel
INVITATIONS = (
    r"(?:read (?:more|also|next)|see also|also read|related|mehr zum thema|lesen sie auch|lire aussi|à lire aussi|lea también"
    r"|lea además|leggi anche|leia também|leia mais|lees ook|lees meer|czytaj (?:także|też|więcej)|zobacz (?:także|też)"
    r"|читайте также|смотрите также|ayrıca okuyun|اقرأ أيضا|اقرأ أيضًا|関連記事|あわせて読みたい|관련 ?기사"
    r"|相关阅读|延伸阅读|延伸閱讀|อ่านเพิ่มเติม)\s?[:：»>]\s?\S",
    r"(?:sign up (?:for|to) (?:our|the)|subscribe to (?:our|the)|follow us on|abonnieren sie (?:unseren|den)|folgen sie uns"
    r"|abonnez-vous à|suivez-nous|suscríbete a|síguenos|iscriviti alla|seguici|assine (?:a nossa|o nosso)|siga-nos|volg ons"
    r"|zapisz się na|obserwuj nas|подписывайтесь на|подпишитесь на|bizi takip|تابعونا|ติดตามเรา|กดติดตาม)\b",
)

# whole lines that mark an end
ENDINGS = _entries(
    """
    ### | (einde) | (end) | (ende) | (ends) | (fim) | (fin) | (fine) | (koniec) | (son) | (конец) | (了) | (完) | (끝)
    | (완) | --30-- | -30- | -end- | -ends- | <끝> | [end] | [ends] | （了） | （完） | （终）
    """
)

# fields of press databases, printed in capitals before a colon
FIELDS = _entries(
    """
    CAPTION | CATEGORY | CODE | COLUMN | COPYRIGHT | COUNTRY | CREDIT | DISTRIBUTION | DOCUMENT-TYPE | EDITION | GRAPHIC
    | ISSN | JOURNAL-CODE | KEYWORDS | LANGUAGE | LENGTH | LOAD-DATE | PAGE | PAGES | PUBLICATION | PUBLICATION-TYPE
    | PUBLISHER | SECTION | SLUG | SOURCE | SUBJECT | URL
    """
)

# words that name a desk or an agency inside brackets
NEWSROOM = _entries(
    """
    news | newsroom | desk | staff | bureau | correspondent | agency | press | wire | editorial | photo | video
    | newspaper | media | report | redaktion | rédaction | redacción | redazione | redação | redactie | redakcja | редакция
    | корр | агентство | muhabir | haber | تحرير | وكالة | مراسل | 뉴스 | 기자 | 특파원 | 정치부 | 사회부 | 경제부 | 국제부
    | 문화부 | 보도 | 통신 | 신문 | 일보 | 방송 | 취재 | 편집 | 사진 | 영상 | 종합 | 단독 | 記者 | 记者 | 通信 | 新聞 | 新闻
    | 報導 | 报道 | 編集 | 编辑 | 支局 | 特派員 | 写真 | 图片 | ข่าว | ผู้สื่อข่าว
    """
)

# what stands before the name in a byline
BYLINE = (
    r"byline:(?: by)?", r"(?:written |story |reported |report |words |text )?by:?", r"von", r"par", r"por", r"di", r"door",
    r"przez", r"автор(?:ы)?:?", r"текст:?", r"author:?", r"autor(?:es|ka)?:?", r"autore:?", r"auteur:?", r"yazan:?",
    r"haber:", r"muhabir:", r"بقلم:?", r"كتب:?", r"كتبت:?", r"โดย:?", r"text:", r"文[:：／/]", r"撰文[:：]?", r"作者[:：]?",
    r"(?:本报|本社|通訊員|通讯员)?(?:记者|記者)[:：]?", r"글[:=]?", r"글쓴이:?", r"기자:?",
)  # fmt: skip

# What a house calls the text that it gives to the press: a line of its own between the house's name and the headline.
HANDED_OUT = (
    r"(?:press|news|media) (?:release|statement|notice)|press communiqu[eé]|statement to the press|for immediate release",
    r"(?:presse|medien)(?:mitteilung|information|erklärung)",
    r"communiqué(?: de presse)?|nota (?:de|di) (?:prensa|imprensa|stampa)|comunicado (?:de prensa|à imprensa|de imprensa)",
    r"comunicato stampa|persbericht|informacja prasowa|komunikat prasowy|tisková zpráva|basın (?:bülteni|açıklaması)",
    r"пресс-релиз|сообщение для (?:печати|прессы|сми)|заявление для (?:печати|прессы|сми)",
    r"新闻稿|新聞稿|新闻公报|新聞公報|プレスリリース|報道発表(?:資料)?|보도\s?(?:자료|참고자료)|بيان صح[فا]ي|ข่าวประชาสัมพันธ์",
)
