"""The desk's words: how states, verdicts, reasons and keys are told to an editor."""

from checker.records.finding import Kind
from checker.records.judgement import Dismissal, Verdict
from checker.store.jobs import JobState
from checker.store.standing import State

VERDICT = {
    Verdict.CONFLICT: "Conflict",
    Verdict.NO_CONFLICT: "Not a conflict",
    Verdict.HOLD: "Held",
    Verdict.NOT_ENOUGH: "Not enough information",
}
DISMISSAL = {
    Dismissal.DEVELOPMENT: "Development",
    Dismissal.WORDING: "Wording",
    Dismissal.DIFFERENT_THING: "Different thing",
    Dismissal.WRONG_READING: "Wrong reading",
    Dismissal.PAGE_JUNK: "Page junk",
}
STATE = {
    State.OPEN: "Not judged",
    State.CHANGED: "Changed since judged",
    State.SECOND: "Needs a second reader",
    State.DISPUTED: "Readers disagree",
    State.HELD: "Held",
    State.SETTLED: "Done",
}
TODO = "todo"
WAITING = {TODO: "To do", **{state.value: name for state, name in STATE.items()}}
"""What a filter can ask for; 'to do' is what the asking user may judge now."""

KINDS = {
    Kind.CONFLICT: "conflicts",
    Kind.DEVELOPMENT: "developments",
    Kind.VARIANT: "variants",
    Kind.AGREEMENT: "agreements",
    Kind.SINGLE_SOURCE: "claims of one source",
}
"""What a filter is for, in its line of words."""

FORMS = {
    "html": "the page",
    "docx": "for Word",
    "csv": "for spreadsheets (csv)",
    "json": "as data (json)",
    "jsonl": "a finding a line (jsonl)",
    "jsonld": "linked data (jsonld)",
}
"""The forms a report is taken along in, by format."""

ACTION = {
    "conflict": "Confirm the conflict, and on to the next",
    "no_conflict": "Not a conflict: go to the reasons",
    Dismissal.DEVELOPMENT.value: "Not a conflict: the story developed",
    Dismissal.WORDING.value: "Not a conflict: other words for the same",
    Dismissal.DIFFERENT_THING.value: "Not a conflict: they speak of different things",
    Dismissal.WRONG_READING.value: "Not a conflict: a text was read wrongly",
    Dismissal.PAGE_JUNK.value: "Not a conflict: page junk, not the article",
    "hold": "Hold it for later",
    "not_enough": "Not enough information to tell",
    "next": "Next, without judging",
    "previous": "Previous",
    "undo": "Take back my last judgement",
    "note": "Write why, before judging",
    "second": "Ask for a second reader, or no longer",
    "assign": "Assign to me, or give back",
    "help": "Show the keys",
}
"""What a key can do, in the order of the help."""

READING = frozenset({"next", "previous", "help"})
"""What those do with keys who may not judge."""

KEYS = dict(
    zip(ACTION, ["c", "n", "1", "2", "3", "4", "5", "h", "e", "j", "k", "u", "w", "s", "a", "?"],
        strict=True)
)  # fmt: skip
"""The key of each action, where a user has chosen no other."""

TOLD = {
    "all_done": "Nothing is left in this queue.",
    "undone": "Taken back. Judge it again if you want to.",
    "nothing_to_undo": "You have no judgement to take back.",
    "first": "This is the first of the queue.",
    "second_asked": "This finding now needs two readers.",
    "second_not_asked": "One reader is enough now.",
    "assigned": "Assigned.",
    "given_back": "Assigned to nobody now.",
    "nobody_of_that_name": "Not assigned: nobody of that name may judge.",
    "noted": "Note added.",
    "resolved": "Note resolved.",
    "none_chosen": "Choose findings first: tick the boxes before them.",
    "all_judged": "All chosen findings are judged.",
    "some_stale": "Some were left as they are: they changed, or somebody judged them meanwhile.",
    "saved": "Filter saved.",
    "kept": "Kept.",
}
"""What a page tells after a form was sent, by the name in its address."""

JOB = {
    JobState.WAITING: "Waiting for its turn",
    JobState.RUNNING: "Being checked",
    JobState.DONE: "Checked",
    JobState.FAILED: "Could not be checked",
}
