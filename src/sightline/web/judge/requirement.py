"""One information requirement: from the question to the decision, and what was found."""

from __future__ import annotations

from sightline.errors import NotFound
from sightline.judgements import Answered, Closed, OnRequirement, Requirement, Tasked, list_wants
from sightline.web.call import Call
from sightline.web.judge.entry import Entry
from sightline.web.judge.evidence import OFFERED, describe_basis, offer_statements
from sightline.web.judge.filing import file_deed
from sightline.web.judge.form import Field, Form, fill
from sightline.web.judge.judgement import tell_act
from sightline.web.judge.requirements import STATES
from sightline.web.judge.sitting import Sitting, may_write, open_sitting
from sightline.web.reply import Reply, go_on

DONE = {
    "raise": "The requirement is raised.",
    "task": "The requirement is tasked.",
    "answer": "The answer is filed.",
    "close": "The requirement is closed.",
}
FORMS = (
    Form(
        name="task",
        title="Task",
        button="Ask for it",
        fields=(
            Field(
                name="collector",
                label="The role that is asked to find the answer",
                kind="line",
                needed=True,
            ),
            Field(name="due", label="Needed by", kind="day", hint="Only if it is another day."),
            Field(name="words", label="What else is to be said"),
        ),
    ),
    Form(
        name="answer",
        title="Answer",
        button="File the answer",
        fields=(
            Field(name="answer", label="What was found", needed=True),
            Field(name="partly", label="It answers only a part", kind="yes"),
        ),
        rests=True,
    ),
    Form(
        name="close",
        title="Close",
        button="Close it",
        fields=(
            Field(
                name="outcome",
                label="The decision that was taken, or why it is dropped",
                needed=True,
            ),
            Field(name="dropped", label="It is closed without an answer", kind="yes"),
        ),
    ),
)


def show_requirement(call: Call) -> Reply:
    """Show one requirement, and the forms for what can be done with it."""
    sitting = open_sitting(call, "requirement", call.path["requirement"])
    held = sitting.docket.requirement(call.path["requirement"])
    return _show(call, sitting, held, _offer(call, sitting, held))


def do_deed(call: Call) -> Reply:
    """Task, answer or close a requirement."""
    name = call.filled("deed")
    sitting = open_sitting(call, "requirement", call.path["requirement"])
    held = sitting.docket.requirement(call.path["requirement"])
    entry = Entry(call)
    _, wrong = file_deed(call, sitting, "require", _make(name, held.id, entry), entry)
    if not wrong:
        return go_on(call.link(f"/requirements/{held.id}", done=name))
    forms = [
        fill(form, call.form, wrong) if form.name == name else form
        for form in _offer(call, sitting, held)
    ]
    return _show(call, sitting, held, forms, status=400)


def _make(name: str, of: str, entry: Entry) -> OnRequirement:
    if name == "task":
        due, words = entry.day("due"), entry.text("words")
        return Tasked(of=of, collector=entry.text("collector"), due=due, words=words)
    if name == "answer":
        answer, partly = entry.text("answer"), entry.yes("partly")
        return Answered(of=of, answer=answer, basis=entry.many("basis"), partly=partly)
    if name == "close":
        return Closed(of=of, outcome=entry.text("outcome"), dropped=entry.yes("dropped"))
    raise NotFound("there is no such act on a requirement")


def _offer(call: Call, sitting: Sitting, held: Requirement) -> list[Form]:
    """Offer each act with what it asks for, or with the reason why it cannot be done now."""
    best: dict[str, OnRequirement] = {
        "task": Tasked(of=held.id, collector="-"),
        "answer": Answered(of=held.id, answer="-"),
        "close": Closed(of=held.id, outcome="-", dropped=True),
    }
    by, docket = call.visit.reader.name, sitting.docket
    shown = []
    for form in FORMS:
        wants = tuple(list_wants(best[form.name], by, docket, docket.day))
        if held.status == "closed":
            shown.append(Form(name=form.name, title=form.title, button="", barred=wants))
        else:
            shown.append(form)
    return shown


def _show(
    call: Call, sitting: Sitting, held: Requirement, forms: list[Form], *, status: int = 200
) -> Reply:
    picture, docket = sitting
    named = picture.named([held.raised.about])
    about = held.raised.about if held.raised.about in named else ""
    items = {p.item for _, basis in held.answers for p in basis.pillars if p.item}
    parent = docket.requirements.get(held.raised.parent)
    parts = docket.parts_of(held.id)
    shown = {held.id, held.raised.about, held.raised.parent, *(one.id for one in parts)}
    offered = offer_statements(picture, about, OFFERED)[0] if may_write(call) else ()
    return call.show(
        "judge/requirement.html",
        status=status,
        handling=call.visit.handling(picture.marked(shown, items, withdrawn=True)),
        address=picture.address,
        held=held,
        done=DONE.get(call.asked("done")),
        states=STATES,
        named=named,
        parent=parent,
        parts_of=parts,
        answers=[(answer, basis, describe_basis(picture, basis)) for answer, basis in held.answers],
        acts_done=[tell_act(one) for one in held.acts],
        offered=offered,
        forms=forms if may_write(call) else [],
        cases=call.visit.house.cases(call.visit.reader),
        writing=may_write(call),
    )
