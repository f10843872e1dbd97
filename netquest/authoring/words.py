"""What the form of a challenge offers, in words, and what it says about words that are left out."""

from flask_babel import lazy_gettext as _l

GRADES = {
    "1": _l("1: me alone, or one person who need not answer"),
    "2": _l("2: one person who knows me, and something small"),
    "3": _l("3: a real request, or somebody I know a little"),
    "4": _l("4: somebody new, or two people whom I bring together"),
    "5": _l("5: people whom I cannot choose, or a request that counts"),
}
MINUTES = {"2": _l("two minutes"), "10": _l("ten minutes"), "30": _l("half an hour"), "60": _l("an hour or so")}
ENERGY = {"1": _l("a tired day will do"), "2": _l("an ordinary day"), "3": _l("a good day")}
KINDS = {
    "message": _l("writing to somebody"),
    "ask": _l("asking for something"),
    "meet": _l("meeting somebody"),
    "group": _l("being in a group"),
    "give": _l("giving something"),
    "share": _l("showing something of one’s own"),
    "reflect": _l("thinking something over"),
}
STAGES = {
    "self": _l("nobody else"),
    "stranger": _l("a stranger"),
    "new": _l("somebody new"),
    "weak": _l("somebody one knows a little"),
    "strong": _l("somebody one knows well"),
    "dormant": _l("somebody from earlier"),
    "mentor": _l("somebody to learn from"),
    "group": _l("a group"),
}
COOLDOWNS = {
    "1": _l("the next day"),
    "2": _l("two days"),
    "3": _l("three days"),
    "7": _l("a week"),
    "14": _l("two weeks"),
    "30": _l("a month"),
    "60": _l("two months"),
    "90": _l("three months"),
}
WHY_NOT = {
    "advertising": _l("it sounds like an advertisement"),
    "office phrases": _l("it is an office phrase"),
    "making little of it": _l("it makes little of what can be hard"),
    "promises": _l("nobody can promise that"),
    "after a slip": _l("it can sting after a quiet week"),
    "praise of the person": _l("the act deserves the praise, not the person"),
    "assumptions": _l("it does not fit everybody’s life"),
    "alcohol": _l("without alcohol everybody can join in"),
    "pestering": _l("one kind question is enough"),
}
"""Why a word is left out, by the groups of `catalogue.wording.BANNED`."""
