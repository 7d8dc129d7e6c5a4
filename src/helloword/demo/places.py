"""Names and places that invented buyers are made of; every mail domain is one that cannot exist."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Country:
    """Where buyers live, with the names people have there; `weight` is its share in its region."""

    code: str
    weight: int
    given: tuple[str, ...]
    family: tuple[str, ...]
    streets: tuple[str, ...]
    cities: tuple[tuple[str, str, str], ...]
    dial: str


DOMAINS = ("mail.example", "post.example", "inbox.example", "letters.example")

UNITED_STATES = Country(
    "US", 100,
    ("Olivia", "Liam", "Emma", "Noah", "Ava", "Mason", "Sophia", "Ethan", "Grace", "Lucas", "Chloe", "Henry"),
    ("Walker", "Bennett", "Foster", "Hayes", "Coleman", "Reed", "Sanders", "Brooks", "Price", "Jenkins", "Perry"),
    ("Maple Ave", "Oak St", "Cedar Ln", "Lakeview Dr", "Hillcrest Rd", "2nd St", "Sunset Blvd"),
    (("Portland", "OR", "97205"), ("Austin", "TX", "78704"), ("Denver", "CO", "80203"), ("Columbus", "OH", "43215"),
     ("Seattle", "WA", "98109"), ("Raleigh", "NC", "27603"), ("Phoenix", "AZ", "85004"), ("Tampa", "FL", "33602"),
     ("Chicago", "IL", "60614"), ("San Jose", "CA", "95112"), ("Boston", "MA", "02116"), ("Nashville", "TN", "37203")),
    "+1 555",
)  # fmt: skip

GERMANY = Country(
    "DE", 46,
    ("Anna", "Lukas", "Jürgen", "Sabine", "Jonas", "Käthe", "Felix", "Marie", "Björn", "Lena", "Paul", "Heike"),
    ("Müller", "Schäfer", "Köhler", "Weber", "Krüger", "Vogt", "Brandt", "Lorenz", "Jäger", "Seidel", "Groß"),
    ("Lindenstraße", "Gartenweg", "Hauptstraße", "Bahnhofstraße", "Mühlgasse", "Schillerplatz"),
    (("München", "BY", "80331"), ("Köln", "NW", "50667"), ("Hamburg", "HH", "20095"), ("Berlin", "BE", "10115"),
     ("Düsseldorf", "NW", "40213"), ("Nürnberg", "BY", "90402"), ("Leipzig", "SN", "04109"), ("Freiburg", "BW", "79098")),
    "+49 151",
)  # fmt: skip

AUSTRIA = Country(
    "AT", 8, ("Theresa", "Florian", "Magdalena", "Stefan", "Eva", "Jakob"),
    ("Gruber", "Huber", "Bauer", "Pichler", "Moser", "Leitner"), ("Ringstraße", "Kirchengasse", "Marktplatz"),
    (("Wien", "", "1070"), ("Graz", "", "8010"), ("Linz", "", "4020")), "+43 660",
)  # fmt: skip

FRANCE = Country(
    "FR", 20, ("Camille", "Hugo", "Léa", "Louis", "Chloé", "Rémi", "Inès", "Théo"),
    ("Martin", "Lefèvre", "Moreau", "Garnier", "Roux", "Faure", "Blanchard"),
    ("rue de la Paix", "avenue Foch", "rue des Lilas", "boulevard Victor"),
    (("Paris", "", "75011"), ("Lyon", "", "69003"), ("Bordeaux", "", "33000"), ("Lille", "", "59000")), "+33 6",
)  # fmt: skip

NETHERLANDS = Country(
    "NL", 14, ("Sanne", "Daan", "Femke", "Bram", "Lotte", "Sem"),
    ("de Vries", "Jansen", "Bakker", "Visser", "Smit", "Mulder"), ("Kerkstraat", "Dorpsweg", "Prinsengracht"),
    (("Amsterdam", "", "1016 GV"), ("Utrecht", "", "3511 LX"), ("Rotterdam", "", "3011 AA")), "+31 6",
)  # fmt: skip

ITALY = Country(
    "IT", 12, ("Giulia", "Marco", "Chiara", "Luca", "Elena", "Matteo"),
    ("Rossi", "Bianchi", "Greco", "Conti", "Ferri", "Villa"), ("Via Roma", "Via Garibaldi", "Corso Italia"),
    (("Milano", "MI", "20121"), ("Torino", "TO", "10121"), ("Bologna", "BO", "40121")), "+39 347",
)  # fmt: skip

JAPAN = Country(
    "JP", 100, ("陽菜", "大翔", "美咲", "健太", "さくら", "拓海", "彩花", "直樹"),
    ("佐藤", "鈴木", "高橋", "田中", "渡辺", "伊藤", "山本", "中村", "小林"),
    ("本町1-2", "中央3-14", "緑が丘5-7", "栄2-9", "桜台4-1"),
    (("世田谷区", "東京都", "154-0001"), ("横浜市", "神奈川県", "220-0011"), ("大阪市", "大阪府", "530-0001"),
     ("名古屋市", "愛知県", "460-0008"), ("福岡市", "福岡県", "810-0001"), ("札幌市", "北海道", "060-0001")),
    "+81 90",
)  # fmt: skip

SHIPS_TO = {
    "amazon-us": (UNITED_STATES,),
    "amazon-de": (GERMANY, AUSTRIA),
    "shopify-eu": (GERMANY, FRANCE, NETHERLANDS, ITALY, AUSTRIA),
    "rakuten-jp": (JAPAN,),
}
