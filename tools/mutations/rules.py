"""The breaks: where, what is written instead of what, and the tests that must notice."""

from typing import Final, NamedTuple


class Break(NamedTuple):
    """One rule broken: `sound` stands once in `netquest/game/<module>.py`, and `broken` takes its place."""

    module: str
    sound: str
    broken: str
    tests: str

    @property
    def path(self) -> str:
        """The file, below the project's folder."""
        return f"netquest/game/{self.module}.py"


BREAKS: Final = (
    Break("breaks", "today - last >= COMEBACK_AFTER", "today - last > COMEBACK_AFTER", "breaks"),
    Break("breaks", "STREAK_FROM = 2", "STREAK_FROM = 1", "breaks"),
    Break("quests", "return deed.slug, deed.day", "return deed.id", "quests"),
    Break("quests", "is not Slot.WARM_UP", "is Slot.LEAP", "quests"),
    Break("quests", "min(near, quest.need - 1) + min(new, 1)", "min(quest.need, near + new)", "quests"),
    Break("questing", "return self.goal + 1", "return self.goal + 2", "quests"),
    Break("questing", "one.percent >= LIKELY]", "one.percent >= 0]", "quests"),
    Break("questing", "return (one.ask, one.of) in last, one.ask in asked", "return False, False", "quests"),
    Break("questing", "one.need <= gone.need]", "one.need >= 1]", "quests"),
    Break("readiness", "_FAMILIARITY = 0.25", "_FAMILIARITY = 0.0", "readiness"),
    Break("readiness", "_ENERGY = (-0.4, 0.0, 0.3)", "_ENERGY = (0.3, 0.0, -0.4)", "readiness"),
    Break(
        "learning",
        "(Outcome.DECLINED, None): Lesson(1.0, 1.0)",
        "(Outcome.DECLINED, None): Lesson(0.0, 1.0)",
        "readiness",
    ),
    Break("learning", "Lesson(0.6, 0.7)", "Lesson(0.6, 1.0)", "readiness"),
    Break("learning", "_DAILY_DRIFT = 0.004", "_DAILY_DRIFT = 0.04", "readiness"),
    Break("learning", "[*movers, (BIAS, 1.0)]", "movers", "readiness"),
    Break("learning", "key=lambda act: (act.at, act.id)", "key=lambda act: act.slug", "readiness"),
    Break("ladder", "_GRADES_AHEAD = 2", "_GRADES_AHEAD = 3", "ladder"),
    Break("ladder", "_MOST_PINS = len(Slot) - 1", "_MOST_PINS = len(Slot)", "pins"),
    Break("ladder", ".days < card.cooldown_days", ".days <= card.cooldown_days", "ladder"),
    Break("ladder", "card.grade <= ceiling and ", "", "modes"),
    Break("ladder", "card.slug not in hidden and ", "", "ladder"),
    Break("ladder", "[*fixed.values(), *beside]", "[*fixed.values()]", "ladder"),
    Break("scores", "_SAME_KIND, _SAME_SOURCE = 0.9, 0.35", "_SAME_KIND, _SAME_SOURCE = 0.0, 0.0", "scores"),
    Break("scores", "score - cost for", "score + cost for", "objections"),
    Break("scores", "cost, today = -WEIGHTS", "cost, today = WEIGHTS", "scores"),
    Break("cards", "if p >= 0.85:", "if p > 0.85:", "ladder"),
    Break("modes", "_GENTLE_AFTER, _BOLD_AFTER = 3, 6", "_GENTLE_AFTER, _BOLD_AFTER = 2, 6", "modes"),
    Break("modes", "Lean.EASIER: _LEAN", "Lean.EASIER: -_LEAN", "modes"),
    Break("calibration", "mean - gain *", "mean + gain *", "calibration"),
    Break("calibration", "NIGHTLY: Final = 40", "NIGHTLY: Final = 400", "calibration"),
    Break("calibration", "mean - said.offset", "mean - offset.mean", "calibration"),
    Break(
        "calibration",
        "Reason.NO_TIME, Reason.NO_CHANCE, Reason.NOT_FOR_ME",
        "Reason.NO_TIME, Reason.NO_CHANCE",
        "calibration",
    ),
    Break("honesty", "(4, 5), (9, 10))", "(4, 5), (9, 10), (1, 1))", "honesty"),
    Break("honesty", "_RIDGE = 200.0", "_RIDGE = 0.2", "honesty"),
    Break("assessment", "LOWEST + HIGHEST - self.step if self.is_growth", "self.step if self.is_growth", "assessment"),
    Break("points", "min(60, max(0, 95 - act.predicted))", "min(60, max(0, act.predicted - 35))", "points"),
    Break("points", "FULL_PAY, MOST_PAY = 120, 160", "FULL_PAY, MOST_PAY = 120, 200", "points"),
    Break("points", "(Component.COURAGE, courage, 0)", "(Component.COURAGE, courage, courage)", "points"),
    Break("levels", "(level - 1) * (level + 2)", "(level - 1) * (level + 1)", "levels"),
    Break("streaks", "BANKED_AFTER = 4", "BANKED_AFTER = 5", "streaks"),
    Break("streaks", "elif day != today and day not in off", "elif day not in off", "streaks"),
    Break(
        "streaks", "return DayStreak(0, streak.best, 0)", "return DayStreak(0, streak.best, streak.charge)", "streaks"
    ),
    Break("streaks", "tries.get(day + _DAY, 0) < REPAIRED_BY", "tries.get(day + _DAY, 0) < 1", "streaks"),
    Break("streaks", "return REPAIRED_BY - made if gained", "return REPAIRED_BY if gained", "rhythm"),
    Break("strength", "days[-1] = max(days[-2:])", "days[-1] = days[-1]", "strength"),
    Break("rhythm", "NEUTRAL_FROM = 4", "NEUTRAL_FROM = 3", "rhythm"),
    Break("rhythm", "if valid_from <= on)", "if valid_from < on)", "rhythm"),
    Break("rhythm", "in reversed(self.rests)", "in self.rests", "rhythm"),
    Break("rhythm", " | self.journeys(first, last)", "", "rhythm"),
    Break("strength", "if number in resting:", "if number in ():", "rhythm"),
    Break("strength", "max(before, strength) if is_active else before", "before", "rhythm"),
    Break("days", "TRAVEL = timedelta(hours=20)", "TRAVEL = timedelta(hours=24)", "days"),
    Break("days", "range(-2, 3)", "range(2, 3)", "days"),
    Break("days", "timedelta(hours=day_start)).date()", "timedelta(0)).date()", "days"),
    Break("tally", "self.heavy + 1 if act.nerves_after >= HEAVY_FROM else 0", "self.heavy + 1", "tally"),
    Break("learning", "STEP if steer.kind is Kind.EASIER else -STEP", "STEP", "steering"),
    Break("learning", "while said and said[0].after < act.id:", "while said:", "steering"),
    Break("learning", "if lesson is None or self.is_off:", "if lesson is None:", "steering"),
    Break("learning", "max(self.variances[place], CONTRADICTED)", "2.0", "steering"),
    Break("modes", "top - 2 + place", "top + 2 - place", "steering"),
    Break("felt", "return self.expected - self.felt", "return self.felt - self.expected", "felt"),
    Break("felt", "Again(slug, seen[0], seen[-1]", "Again(slug, seen[-1], seen[0]", "felt"),
    Break("felt", "share = weight / tries if tries", "share = 1 / tries if tries", "felt"),
    Break("recall", "GAPS = (1, 3, 7, 21)", "GAPS = (1, 7, 3, 21)", "recall"),
    Break("objections", "HALF_LIFE: Final = 28", "HALF_LIFE: Final = -28", "objections"),
    Break("learning", "waiting[-1].recorded_on <= day", "waiting[-1].recorded_on < day", "readiness"),
    Break("patterns", "STANDS_OUT: Final = 1.5", "STANDS_OUT: Final = 1.0", "patterns"),
    Break("patterns", "counts.count(most) > 1 or ", "", "patterns"),
    Break("patterns", "instant.astimezone(ZoneInfo(zone)).hour", "instant.hour", "patterns"),
    Break("odds", "self.came + did", "self.came + 1", "odds"),
    Break("odds", "10 * share + 0.5", "10 * share", "odds"),
)
