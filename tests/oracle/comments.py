"""What the made-up customers write, and how a human reads it.

Each comment with how it sounds (positive, negative, or neutral: it states a fact, or as much of both) and what it
speaks of, well or badly: delay carrier damage packaging wrong_item product service returns price site, or nothing. They
are short, and no two people would read them differently. The labels are a reader's, not what the program says.
"""

LABELLED = (
    # Satisfied, of nothing in particular
    ("Parfait", "positive", ""),
    ("PARFAIT !!!", "positive", ""),
    ("Très bien", "positive", ""),
    ("Très satisfaite, je recommande", "positive", ""),
    ("Perfect, thank you", "positive", ""),
    ("Great!", "positive", ""),
    ("  very happy  ", "positive", ""),

    # Displeased, of nothing in particular
    ("Nul", "negative", ""),
    ("Très déçue", "negative", ""),
    ("Pas content du tout", "negative", ""),
    ("Je ne recommande pas", "negative", ""),
    ("Terrible", "negative", ""),
    ("Not happy; not at all", "negative", ""),

    # Neither
    ("two\nlines", "neutral", ""),
    ("Bonjour", "neutral", ""),
    ("Commande du 12 mars", "neutral", ""),
    ("I ordered it on Monday", "neutral", ""),
    ('Le livreur a dit "demain"', "neutral", "carrier"),

    # Delay and carrier
    ("Livraison rapide, merci", "positive", "delay"),
    ("Fast delivery, very happy", "positive", "delay"),
    ("Colis en retard", "negative", "delay"),
    ("late;again", "negative", "delay"),
    ("Excellent livreur", "positive", "carrier"),
    ("Awful driver", "negative", "carrier"),

    # Damage, packaging and wrong items
    ("Arrivé cassé", "negative", "damage"),
    ("Arrived broken", "negative", "damage"),
    ("En retard\net cassé !", "negative", "delay damage"),
    ("Late, broken: never again", "negative", "delay damage"),
    ("L'emballage était abîmé", "negative", "packaging damage"),
    ("L’emballage était parfait", "positive", "packaging"),
    ("Ce n'est pas le bon article", "negative", "wrong_item"),
    ('They "forgot": sent the wrong item', "negative", "wrong_item"),

    # Product, service and returns
    ('Qualité "excellente"', "positive", "product"),
    ("Very poor quality", "negative", "product"),
    ("Excellent service client", "positive", "service"),
    ("Terrible customer service", "negative", "service"),
    ("Remboursement refusé, une honte", "negative", "returns"),
    ("Got my refund, great", "positive", "returns"),

    # Price and site
    ("Très bon prix", "positive", "price"),
    ("Beaucoup trop cher", "negative", "price"),
    ("Great price, excellent website", "positive", "price site"),
    ("Le site est nul", "negative", "site"),
)

NO_COMMENT = "   "  # only blanks

COMMENTS = (*(text for text, _, _ in LABELLED), NO_COMMENT)
