"""The people who are always there, and the organisation in which they work: anybody may look around as one of them."""

from typing import Any

from netquest.demo.personas import DOMAIN, Persona
from netquest.demo.plans import AGAIN, FOR_A_WHILE, NEVER, Part, Place, Plan, TeamPlan
from netquest.organisations.rules import Role

BERLIN, NEW_YORK, KATHMANDU = "Europe/Berlin", "America/New_York", "Asia/Kathmandu"
AUCKLAND, SAO_PAULO = "Pacific/Auckland", "America/Sao_Paulo"

ADDRESSES = {role: f"{role}@{DOMAIN}" for role in Role}
"""Who stands for each role; the manager leads the member's team."""

WORKSHOP, FIELD, DESK = range(3)
LEADS_WORKSHOP, LEADS_FIELD, LEADS_DESK = (Part(team, Role.MANAGER) for team in (WORKSHOP, FIELD, DESK))


def _who(name: str, zone: str, weeks: str, *, stands_for: Role | None = None, **more: Any) -> Persona:
    """Write a persona in one line: a digit of `weeks` is the days of activity of a week."""
    address = ADDRESSES[stands_for] if stands_for else f"{name.lower()}@{DOMAIN}"
    return Persona(f"{name} (demo)", address, zone, tuple(map(int, weeks)), **more)


OKAN = _who("Okan", BERLIN, "22122201222312", stands_for=Role.ADMIN, goals=((1, 2),), leaves_today=True)
TERESA = _who(
    "Teresa",
    BERLIN,
    "23332330233332",
    stands_for=Role.MANAGER,
    minutes=30,
    ease=0.4,
    leaves_today=True,
    looks=1,
    rests=frozenset({2, 5, 6}),
    paused=6,
    counts_days=True,
)
MIRA = _who(
    "Mira",
    BERLIN,
    "11112101233332",
    stands_for=Role.MEMBER,
    goals=((1, 2), (7, 3)),
    minutes=30,
    ease=0.35,
    dread=6,
    leaves_today=True,
    looks=2,
    paused=7,
)
JUNE = _who(
    "June", NEW_YORK, "34345304435444", goals=((3, 4),), minutes=30, ease=0.5, dread=-8, looks=1, counts_days=True
)
BISHAL = _who("Bishal", KATHMANDU, "11022212232221", goals=((0, 2),), ease=0.0, dread=14, looks=1)
AROHA = _who("Aroha", AUCKLAND, "23300023334333", ease=0.3)
CAIO = _who("Caio", SAO_PAULO, "54421101102121", goals=((2, 5), (6, 1)), minutes=2, ease=-0.1)
LINNEA = _who("Linnea", BERLIN, "22323320332331", minutes=60, dread=-4, looks=1)
SARITA = _who("Sarita", KATHMANDU, "12212231022321", goals=((4, 2),), dread=4)
RAFAEL = _who("Rafael", SAO_PAULO, "32230022133233", ease=0.1)
JONAS = _who("Jonas", BERLIN, "11201122212121", minutes=30, dread=10, looks=1)
GEORGIA = _who("Georgia", AUCKLAND, "32243301323232", minutes=30, dread=-6)
JOOST = _who("Joost", BERLIN, "443", minutes=30, ease=0.3)

PLAN = Plan(
    key="demo",
    name="Larkfield Instruments (demo)",
    goal=70,
    teams=(TeamPlan("Workshop", is_full=True), TeamPlan("Field service", goal=25), TeamPlan("Front desk")),
    places=(
        Place(OKAN, (Part(WORKSHOP),), Role.ADMIN, joins=0),
        Place(_who("Walter", NEW_YORK, "22222102222222", minutes=30), (LEADS_WORKSHOP,)),
        Place(_who("Prakash", KATHMANDU, "13121322311232", ease=0.4), (Part(WORKSHOP),)),
        Place(_who("Tane", AUCKLAND, "33233300343433", goals=((2, 4),), ease=0.3), (Part(WORKSHOP),)),
        Place(_who("Beatriz", SAO_PAULO, "21120212001212", dread=8), (Part(WORKSHOP),)),
        Place(_who("Marlene", BERLIN, "11100111211111", minutes=2, dread=16), (Part(WORKSHOP),)),
        Place(_who("Stefan", BERLIN, "12321023212222", minutes=60), (Part(WORKSHOP),), on_boards=AGAIN),
        Place(_who("Ruth", NEW_YORK, "10110100211011", ease=0.5), (Part(WORKSHOP),), on_boards=NEVER),
        Place(TERESA, (LEADS_FIELD,)),
        Place(MIRA, (Part(FIELD),)),
        Place(JUNE, (Part(FIELD),)),
        Place(BISHAL, (Part(FIELD),), on_boards=NEVER),
        Place(AROHA, (Part(FIELD),), joins=2),
        Place(CAIO, (Part(FIELD),), on_boards=FOR_A_WHILE),
        Place(LINNEA, (Part(FIELD), Part(DESK, since=30))),
        Place(SARITA, (Part(FIELD),), joins=9),
        Place(RAFAEL, (Part(FIELD),), joins=3),
        Place(JONAS, (Part(DESK, until=41), Part(FIELD, since=41)), joins=5),
        Place(_who("Henrike", BERLIN, "23222203232323", ease=0.3), (LEADS_DESK,)),
        Place(_who("Denise", NEW_YORK, "22131202122312"), (Part(DESK),)),
        Place(GEORGIA, (Part(DESK), Part(FIELD, since=20))),
        Place(_who("Aylin", BERLIN, "12212102212122", dread=12), (Part(DESK),)),
        Place(_who("Marcus", NEW_YORK, "21201120112112", minutes=2), (Part(DESK),), on_boards=FOR_A_WHILE),
        Place(JOOST, (Part(DESK),)),
    ),
)
