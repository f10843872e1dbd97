"""Writing, revising, retiring: who may, what repeats harmlessly, and what each version keeps."""

import pytest
from sqlalchemy import func, select

from netquest.authoring import rules, service
from netquest.catalogue import own
from netquest.catalogue import queries as catalogue
from netquest.catalogue.own_models import OwnChallenge, OwnChallengeVersion
from netquest.catalogue.schemas import OWN_CHALLENGE
from netquest.core.db import Base, db
from netquest.core.errors import Conflict, Forbidden, LimitReached, NotFound
from netquest.organisations.models import Organisation
from tests.assignments.desk import Desk
from tests.authoring.writing import entry, revise, scope_of, seat_of, shelf, write, written
from tests.challenges.doing import now
from tests.organisations.belonging import take_out, take_out_of_team

pytestmark = pytest.mark.both


def count(table: type[Base]) -> int:
    return db.session.execute(select(func.count()).select_from(table)).scalar_one()


def test_the_entry_of_the_tests_passes_the_checks_of_the_files() -> None:
    assert OWN_CHALLENGE.validate(entry()) == {}


def test_what_was_written_is_read_as_the_files_are(desk: Desk) -> None:
    slug = write(desk.bob)
    found = catalogue.get(slug, scope=scope_of(desk.alice))
    assert own.is_own(slug)
    assert (found.title, found.house, found.retired) == (entry()["title"], "Harbour Works", False)
    assert dict(found.sources) == {"introversion": 0.6, "time": 0.4}
    assert catalogue.card_of(found) in catalogue.pool(scope=scope_of(desk.alice))
    assert found in catalogue.offered(scope=scope_of(desk.alice))


def test_the_same_key_adds_once(desk: Desk) -> None:
    assert write(desk.bob, key="one") == write(desk.bob, key="one", title="Another title of some length")
    assert (count(OwnChallenge), count(OwnChallengeVersion)) == (1, 1)


def test_two_with_one_title_have_slugs_of_their_own(desk: Desk) -> None:
    assert write(desk.bob) != write(desk.bob)


def test_a_title_without_plain_letters_has_a_slug(desk: Desk) -> None:
    assert own.is_own(write(desk.bob, title="夜勤の人にひとつ質問してみよう。お願いします"))


def test_another_organisation_does_not_know_it(desk: Desk) -> None:
    slug = write(desk.bob)
    assert scope_of(desk.cleo) is None
    write(desk.carol)
    for scope in (scope_of(desk.cleo), None):
        assert catalogue.find(slug, scope=scope) is None
    with pytest.raises(NotFound):
        catalogue.get(slug, scope=scope_of(desk.cleo))
    with pytest.raises(NotFound):
        written(desk.carol, slug)
    with pytest.raises(NotFound):
        revise(desk.carol, slug)


def test_who_left_has_no_scope(desk: Desk) -> None:
    write(desk.bob)
    assert scope_of(desk.alice)
    take_out(desk.alice, desk.works)
    assert scope_of(desk.alice) is None


def test_each_version_stays_as_it_was(desk: Desk) -> None:
    slug = write(desk.bob)
    [first] = shelf(desk.alice)
    revise(desk.bob, slug, title="Ask the night shift two things")
    [second] = shelf(desk.alice)
    assert (second.title, second.slug) == ("Ask the night shift two things", slug)
    assert second.version != first.version
    assert [edition.challenge.title for edition in written(desk.bob, slug).editions] == [second.title, first.title]
    for known in (first, second):
        then = catalogue.find(slug, version=known.version)
        assert then
        assert (then.title, then.version) == (known.title, known.version)


def test_saying_the_same_again_changes_nothing(desk: Desk) -> None:
    slug = write(desk.bob)
    before = scope_of(desk.bob)
    revise(desk.bob, slug, seen=1)
    revise(desk.bob, slug, seen=77)
    assert (count(OwnChallengeVersion), scope_of(desk.bob)) == (1, before)


def test_who_saw_an_older_version_is_told(desk: Desk) -> None:
    slug = write(desk.bob)
    revise(desk.bob, slug, title="Ask the night shift two things")
    with pytest.raises(Conflict):
        revise(desk.bob, slug, title="Ask the night shift nothing", seen=1)
    assert count(OwnChallengeVersion) == 2


def test_an_admin_rewrites_all_and_a_manager_their_own(desk: Desk) -> None:
    slug = write(desk.bob)
    with pytest.raises(Forbidden):
        revise(desk.mark, slug, title="Ask the night shift two things")
    with pytest.raises(Forbidden):
        service.retire(seat_of(desk.mark), slug, at=now())
    revise(desk.dan, slug, title="Ask the night shift two things")
    assert [edition.author for edition in written(desk.mark, slug).editions] == ["Dan", "Bob"]
    assert not written(desk.mark, slug).can_edit


def test_who_has_no_desk_any_more_writes_nothing(desk: Desk) -> None:
    slug, seat = write(desk.bob), seat_of(desk.bob)
    take_out_of_team(desk.bob, desk.harbour)
    with pytest.raises(Forbidden):
        service.create(seat, entry(), key="late", at=now())
    with pytest.raises(Forbidden):
        service.revise(seat, slug, entry(title="Ask the night shift two things"), seen=1, at=now())


def test_a_retired_one_is_offered_to_nobody_and_comes_back(desk: Desk) -> None:
    slug = write(desk.bob)
    for _ in range(2):
        service.retire(seat_of(desk.bob), slug, at=now())
    scope = scope_of(desk.alice)
    assert catalogue.get(slug, scope=scope).retired
    assert slug not in {challenge.slug for challenge in catalogue.offered(scope=scope)}
    assert slug not in {card.slug for card in catalogue.pool(scope=scope)}
    assert written(desk.bob, slug).is_retired
    for _ in range(2):
        service.bring_back(seat_of(desk.bob), slug)
    assert slug in {card.slug for card in catalogue.pool(scope=scope_of(desk.alice))}


def test_nothing_waits_for_a_retired_one(desk: Desk) -> None:
    first = write(desk.bob)
    later = write(desk.bob, prerequisites=[first])
    assert catalogue.get(later, scope=scope_of(desk.alice)).prerequisites == (first,)
    service.retire(seat_of(desk.bob), first, at=now())
    assert catalogue.get(later, scope=scope_of(desk.alice)).prerequisites == ()
    service.bring_back(seat_of(desk.bob), first)
    assert catalogue.get(later, scope=scope_of(desk.alice)).prerequisites == (first,)


def test_there_is_an_end_to_them(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "MOST", 2)
    assert rules.MOST > 2
    write(desk.bob)
    service.retire(seat_of(desk.dan), write(desk.bob), at=now())
    with pytest.raises(LimitReached):
        write(desk.bob)


def test_another_name_of_the_organisation_stands_on_them_at_once(desk: Desk) -> None:
    write(desk.bob)
    assert [challenge.house for challenge in shelf(desk.alice)] == ["Harbour Works"]
    db.session.get_one(Organisation, desk.works.id).name = "Pier: the Works"
    db.session.commit()
    assert [challenge.house for challenge in shelf(desk.alice)] == ["Pier: the Works"]
