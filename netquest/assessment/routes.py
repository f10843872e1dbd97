"""The pages of the assessment: statements all at once or one by one, the result, and those of before."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import format_date
from flask_babel import gettext as _

from netquest.accounts.policies import signed_in
from netquest.accounts.viewer import today, viewer
from netquest.assessment import queries, results, service
from netquest.assessment.forms import AnswersForm, RemovalForm, answers_form
from netquest.assessment.views import Desk
from netquest.catalogue import queries as catalogue
from netquest.core import clock
from netquest.core.errors import Conflict, Invalid, LimitReached, NotFound
from netquest.web.htmx import fragment, is_swap, page
from netquest.web.policy import policy

bp = Blueprint("assessment", __name__)


@bp.get("/assessment")
@policy(signed_in)
def index() -> ResponseReturnValue:
    """Ask whether one would like to take it, go on with an open one, or show what the newest one says."""
    desk = queries.desk_of(viewer())
    before = desk.finished[1] if desk.finished[1:] else None
    return page(
        "assessment/index.html",
        block="main",
        desk=desk,
        today=today(),
        statements=catalogue.statements(),
        result=results.of(desk.latest, before) if desk.latest else None,
        badge=catalogue.badges()[queries.HONEST_START],
    )


@bp.get("/assessments/<row:assessment_id>")
@policy(signed_in)
def show(assessment_id: int) -> ResponseReturnValue:
    """Show what an earlier assessment of one's own said."""
    sheet, before, is_newest = queries.get_pair(viewer(), assessment_id)
    return page("assessment/show.html", block="main", result=results.of(sheet, before, is_newest=is_newest))


@bp.get("/assessment/statements")
@policy(signed_in)
def statements() -> ResponseReturnValue:
    """Show all statements on one page."""
    desk = queries.desk_of(viewer())
    if not desk.can_answer(today()):
        return _later(desk)
    return _show_all(answers_form(desk.open))


@bp.get("/assessment/statements/<slug:statement>")
@policy(signed_in)
def statement(statement: str) -> ResponseReturnValue:
    """Show one statement."""
    if statement not in catalogue.statements():
        raise NotFound
    desk = queries.desk_of(viewer())
    if not desk.can_answer(today()):
        return _later(desk)
    return _show_one(answers_form(desk.open), statement)


@bp.post("/assessment/answers")
@policy(signed_in)
def save() -> ResponseReturnValue:
    """Keep what is answered so far, and go on to the next statement when they come one by one."""
    form = answers_form()
    if not form.validate():
        return _refuse(form)
    try:
        service.save(viewer(), form.given(), at=clock.now())
    except LimitReached:
        return _later(queries.desk_of(viewer()))
    if is_swap():
        return fragment("assessment/_kept.html", desk=queries.desk_of(viewer()), total=len(catalogue.statements()))
    if form.step.data in catalogue.statements():
        following = _neighbour(form.step.data, 1)
        return redirect(url_for(".statement", statement=following) if following else url_for(".index"), code=303)
    flash(_("Kept. It waits here until you go on."), "notice")
    return redirect(url_for(".index"), code=303)


@bp.post("/assessment/completion")
@policy(signed_in)
def finish() -> ResponseReturnValue:
    """Keep the last answers, and show what they say."""
    form = answers_form()
    if not form.validate():
        return _refuse(form)
    try:
        service.finish(viewer(), form.given(), at=clock.now())
    except LimitReached:
        return _later(queries.desk_of(viewer()))
    except Conflict:
        form.refuse(
            next(iter(form.fields)), _("One answer is enough, to any of them. Without one there is nothing to show.")
        )
        return _show_all(form, status=422)
    return redirect(url_for(".index"), code=303)


@bp.post("/assessment/passing")
@policy(signed_in)
def pass_on() -> ResponseReturnValue:
    """Leave it, and do not be asked again."""
    service.pass_on(viewer())
    return redirect(url_for("home.today"), code=303)


@bp.post("/assessment/removal")
@policy(signed_in)
def remove() -> ResponseReturnValue:
    """Delete one assessment, or all of them. What is not one's own stays."""
    form = RemovalForm()
    if not form.validate():
        raise Invalid(form.errors)
    service.remove(viewer(), form.assessment.data, at=clock.now())
    flash(_("Deleted, with every answer in it."), "notice")
    return redirect(url_for(".index"), code=303)


def _later(desk: Desk) -> ResponseReturnValue:
    """Say from when on there is something to answer again."""
    day = format_date(desk.opens_on, "d MMMM") if desk.opens_on else ""
    flash(
        _("Two weeks apart is soon enough. From %(day)s on you can look again; until then this one holds.", day=day),
        "notice",
    )
    return redirect(url_for(".index"), code=303)


def _show_all(form: AnswersForm, *, status: int = 200) -> ResponseReturnValue:
    return page("assessment/statements.html", block="main", status=status, form=form)


def _show_one(form: AnswersForm, name: str, *, status: int = 200) -> ResponseReturnValue:
    names = list(catalogue.statements())
    return page(
        "assessment/statement.html",
        block="main",
        status=status,
        field=form[name],
        form=form,
        place=names.index(name) + 1,
        total=len(names),
        previous=_neighbour(name, -1),
        following=_neighbour(name, 1),
    )


def _refuse(form: AnswersForm) -> ResponseReturnValue:
    """Answer bad input on the page that it came from, with everything that was chosen."""
    if form.step.data in catalogue.statements():
        return _show_one(form, form.step.data, status=422)
    return _show_all(form, status=422)


def _neighbour(name: str, step: int) -> str:
    """Return the statement so many places further, empty when there is none."""
    names = list(catalogue.statements())
    place = names.index(name) + step
    return names[place] if 0 <= place < len(names) else ""
