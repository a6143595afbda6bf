"""What French sentences report: content, who says it and the words that report it, of each kind that news uses."""

from __future__ import annotations

import pytest

from tests.quotes.told_rows import told_rows

TOLD = [
    (
        "Trois écoles fermeront à la rentrée, a annoncé dimanche le ministère.",
        ["Trois écoles fermeront à la rentrée | le ministère | a annoncé"],
    ),
    (
        "L’eau est trop chargée à Port-Neuf, a annoncé vendredi la mairie.",
        ["L’eau est trop chargée à Port-Neuf | la mairie | a annoncé"],
    ),
    ("L’eau est trop chargée, a annoncé vendredi la régie.", ["L’eau est trop chargée | la régie | a annoncé"]),
    ("Le groupe, basé à Lyon, a annoncé jeudi un recul des ventes.", ["un recul des ventes | Le groupe | a annoncé"]),
    ("La directrice, nommée en mai, a confirmé le départ du maire.", ["le départ du maire | La directrice | a confirmé"]),
    (
        "Sa promesse selon laquelle le pont sera sûr a surpris la ville.",
        ["le pont sera sûr | Sa | promesse"],
    ),
    ("L’idée que le pont est vieux est fausse.", ["le pont est vieux | - | idée"]),
    ("La ministre promet de « tout faire » pour le pont.", ["de « tout faire » pour le pont | La ministre | promet"]),
    ("La ministre a exprimé son inquiétude pour le pont.", ["son inquiétude pour le pont | La ministre | a exprimé"]),
    ("Pour reprendre les mots de Paul Roux, le pont est vieux.", ["le pont est vieux | Paul Roux | Pour reprendre les mots de"]),
    (
        "Le ministre de la Mer, Jean Morel, a déclaré lundi que le pont rouvrirait en mai.",
        ["le pont rouvrirait en mai | Le ministre de la Mer | a déclaré"],
    ),
    ("Le pont rouvrira en mai, a affirmé la ministre.", ["Le pont rouvrira en mai | la ministre | a affirmé"]),
    (
        "Le pont, a affirmé la ministre de la Mer, rouvrira en mai.",
        ["Le pont … rouvrira en mai | la ministre de la Mer | a affirmé"],
    ),
    ("L’accès sera gratuit, a-t-elle précisé.", ["L’accès sera gratuit | elle | a-t-elle précisé"]),
    ("Selon le ministère, le pont rouvrira en mai.", ["le pont rouvrira en mai | le ministère | Selon"]),
    ("Selon Jean Morel, directeur du port, le pont rouvrira en mai.", ["le pont rouvrira en mai | Jean Morel | Selon"]),
    ("Le pont rouvrira en mai, d’après la mairie.", ["Le pont rouvrira en mai | la mairie | d’après"]),
    ("Selon elle, le pont rouvrira en mai.", ["le pont rouvrira en mai | elle | Selon elle"]),
    (
        "Le maire a dit que le pont rouvrirait et a ajouté que l’accès serait gratuit.",
        ["le pont rouvrirait | Le maire | a dit", "l’accès serait gratuit | Le maire | a ajouté"],
    ),
    (
        "Le maire a dit que le pont rouvrirait, tandis que la préfète a assuré qu’il resterait fermé.",
        ["le pont rouvrirait | Le maire | a dit", "il resterait fermé | la préfète | a assuré"],
    ),
    (
        "Le pont est fermé et la police a indiqué que trois routes le resteraient aussi.",
        ["trois routes le resteraient aussi | la police | a indiqué"],
    ),
    ("La ministre a appelé les habitants à économiser l’eau.", ["les habitants à économiser l’eau | La ministre | a appelé"]),
    ("Le maire a promis de rouvrir l’école.", ["de rouvrir l’école | Le maire | a promis"]),
    ("Le maire affirme vouloir rouvrir le pont.", ["vouloir rouvrir le pont | Le maire | affirme"]),
    ("Elle a qualifié la décision d’erreur.", ["la décision d’erreur | Elle | a qualifié"]),
    ("Le maire a demandé si le pont rouvrirait.", ["si le pont rouvrirait | Le maire | a demandé"]),
    ("Le maire n’a pas précisé quand le pont rouvrirait.", ["quand le pont rouvrirait | Le maire | a pas précisé"]),
    ("« Le pont est très vieux », a dit le maire, ajoutant que l’argent manquait.", ["l’argent manquait | le maire | ajoutant"]),
    ("Les déclarations du maire selon lesquelles le pont est sûr.", ["le pont est sûr | maire | déclarations"]),
    ("Elle défend l’idée que le pont doit rester fermé.", ["le pont doit rester fermé | - | idée"]),
    ("Comme l’a dit le maire, le pont rouvrira.", ["le pont rouvrira | le maire | a dit"]),
    ("Le maire a annoncé la fermeture du pont.", ["la fermeture du pont | Le maire | a annoncé"]),
    ("Le maire, qui a dit que le pont rouvrirait, est parti.", ["le pont rouvrirait | Le maire | a dit"]),
    (
        "Le port va fermer, a expliqué jeudi à la presse son directeur, Paul Roux.",
        ["Le port va fermer | son directeur | a expliqué"],
    ),
    ("Anne Petit, médecin de 42 ans, juge que l’eau est sale.", ["l’eau est sale | Anne Petit | juge"]),
    ("Le maire a exprimé l’espoir que le pont rouvre vite.", ["le pont rouvre vite | Le maire | a exprimé"]),
    ("Le maire a également souligné que l’eau était propre.", ["l’eau était propre | Le maire | a également souligné"]),
    (
        "Interrogé par la presse, le Premier ministre a assuré qu'il ne démissionnerait pas, quelles que soient les circonstances.",
        ["il ne démissionnerait pas, quelles que soient les circonstances | le Premier ministre | a assuré"],
    ),
    (
        "Le président s'est dit convaincu que l'accord serait signé avant l'été.",
        ["l'accord serait signé avant l'été | Le président | s'est dit convaincu"],
    ),
    ("À en croire la direction, aucun emploi n'est menacé.", ["aucun emploi n'est menacé | la direction | À en croire"]),
    (
        "« Nous ne céderons pas », a averti M. Robles, qui accuse le gouvernement de mentir.",
        ["le gouvernement de mentir | M. Robles | accuse"],
    ),
    (
        "Le parquet a ouvert une enquête, a-t-on appris lundi de source judiciaire.",
        ["Le parquet a ouvert une enquête | on | a-t-on appris"],
    ),
    (
        "La ministre, qui s'exprimait devant les députés, a par ailleurs reconnu que les délais ne seraient pas tenus.",
        ["les délais ne seraient pas tenus | La ministre | a par ailleurs reconnu"],
    ),
    (
        "De l'avis de nombreux experts, la mesure arrive trop tard.",
        ["la mesure arrive trop tard | nombreux experts | De l'avis de"],
    ),
    (
        "L'opposition dénonce un « coup de force » et réclame des élections anticipées.",
        ["un « coup de force » | L'opposition | dénonce", "des élections anticipées | L'opposition | réclame"],
    ),
    (
        "Il n'est pas exclu que le tribunal annule le vote, estime l'avocat.",
        ["Il n'est pas exclu que le tribunal annule le vote | l'avocat | estime"],
    ),
    (
        "Le groupe a fait savoir qu'il fermerait deux usines, sans préciser lesquelles.",
        ["il fermerait deux usines, sans préciser lesquelles | Le groupe | a fait savoir"],
    ),
    (
        "D'après les chiffres publiés mardi par l'institut, le chômage recule.",
        ["le chômage recule | les chiffres publiés | D'après"],
    ),
    ("Aux dires de ses proches, il serait parti à l'étranger.", ["il serait parti à l'étranger | ses proches | Aux dires de"]),
    (
        "Plus tôt dans la journée, le général avait prévenu que toute attaque entraînerait une riposte.",
        ["toute attaque entraînerait une riposte | le général | avait prévenu"],
    ),
    ("Les habitants disent ne pas avoir été prévenus.", ["ne pas avoir été prévenus | Les habitants | disent"]),
    ("Il a expliqué à plusieurs reprises à la presse qu'il ne savait rien.", ["il ne savait rien | Il | a expliqué"]),
    (
        "Le chef de l'État, dont le mandat s'achève, a assuré que « tout sera fait » pour l'éviter.",
        ["« tout sera fait » pour l'éviter | Le chef de l'État | a assuré"],
    ),
    ("Le maire a informé le préfet que le pont fermait.", ["le pont fermait | Le maire | a informé"]),
    ("Le pont ferme, selon le porte-parole du journal.", ["Le pont ferme | le porte-parole du journal | selon"]),
    ("Un témoin a avoué avoir menti.", ["avoir menti | Un témoin | a avoué"]),
]
NOTHING = [
    "Le pont a rouvert, rapporte l’agence Vague.",
    "La demande que le maire a reçue était longue.",
    "Il a dit la vérité.",
    "La ville s’appelle Port-Neuf, que tout le monde aime.",
    "Le plan selon lequel le pont fermerait est abandonné.",
    "Un sondage, organisé par la ville, estimait la participation à 57 %.",
    "Le film « Elle a dit qu’il viendrait » sort mardi.",
    "Le ministre devrait annoncer sa démission, croit savoir le journal.",
    "Elle a rappelé à l'ordre les élus.",
    "La direction, contactée par nos soins, n'a pas souhaité répondre.",
    "La déclaration que le maire a faite était longue.",
]


@pytest.mark.parametrize(("sentence", "rows"), TOLD)
def test_a_sentence_tells_what_is_reported_by_whom_and_with_which_words(sentence: str, rows: list[str]):
    assert told_rows(sentence, "fr") == rows


@pytest.mark.parametrize("sentence", NOTHING)
def test_a_sentence_that_reports_nothing_or_only_its_own_source_tells_nothing(sentence: str):
    assert told_rows(sentence, "fr") == []
