"""Pages that take in, review and screen, and the jobs that do it."""

from sightline.web.act import (
    certificates,
    intake,
    jobs,
    lists,
    review,
    screening,
    tables,
    watches,
)
from sightline.web.route import Route

_LEFT, _ITEM = "/intake/{upload:str}", "/review/{item:str}"
_CANDIDATE, _JOB = f"{_ITEM}/{{mention:str}}", "/jobs/{job:str}"
_SCREENING = "/screening/{screening:str}"

ROUTES: tuple[Route, ...] = (
    Route(path="/jobs", name="jobs", answer=jobs.list_jobs),
    Route(path=_JOB, name="job", answer=jobs.show_job),
    Route(path=f"{_JOB}/files/{{number:str}}", name="job-file", answer=jobs.send_made),
    Route(path=f"{_JOB}/stop", name="job-stop", answer=jobs.stop_job, post=True),
    Route(path=f"{_JOB}/resume", name="job-resume", answer=jobs.resume_job, post=True),
    Route(path=f"{_JOB}/forget", name="job-forget", answer=jobs.forget_job, post=True),
    Route(path="/intake", name="intake", answer=intake.show_intake),
    Route(path="/intake", name="intake-leave", answer=intake.leave_file, post=True),
    Route(path=_LEFT, name="intake-left", answer=intake.show_left),
    Route(path=f"{_LEFT}/look", name="intake-look", answer=intake.look_again, post=True),
    Route(path=f"{_LEFT}/file", name="intake-file", answer=intake.file_left, post=True),
    Route(path=f"{_LEFT}/drop", name="intake-drop", answer=intake.drop_left, post=True),
    Route(path="/review", name="review", answer=review.list_queues),
    Route(path=_ITEM, name="review-document", answer=review.show_document),
    Route(path=f"{_ITEM}/settle", name="review-settle", answer=review.settle, post=True),
    Route(path=_CANDIDATE, name="review-candidate", answer=review.show_candidate),
    Route(path=f"{_CANDIDATE}/correct", name="review-correct", answer=review.correct, post=True),
    Route(path=f"{_CANDIDATE}/undo", name="review-undo", answer=review.undo, post=True),
    Route(path="/screening", name="screening", answer=screening.show_screening),
    Route(path="/screening/ask", name="screening-ask", answer=screening.ask),
    Route(path="/screening/decide", name="screening-decide", answer=screening.decide, post=True),
    Route(path="/screening/table", name="screening-table", answer=tables.show_table),
    Route(
        path="/screening/table", name="screening-table-do", answer=tables.screen_table, post=True
    ),
    Route(path="/screening/verify", name="screening-verify", answer=certificates.show_verifying),
    Route(
        path="/screening/verify",
        name="screening-verify-do",
        answer=certificates.verify_certificate,
        post=True,
    ),
    Route(path=_SCREENING, name="screening-decided", answer=screening.show_decision),
    Route(
        path=f"{_SCREENING}/certificate.pdf", name="certificate-pdf", answer=certificates.send_page
    ),
    Route(
        path=f"{_SCREENING}/certificate.json",
        name="certificate-json",
        answer=certificates.send_document,
    ),
    Route(path="/watches", name="watches", answer=watches.list_watches),
    Route(path="/watches/add", name="watch-add", answer=watches.watch, post=True),
    Route(path="/watches/look", name="watches-look", answer=watches.look, post=True),
    Route(path="/watches/{watch:str}/end", name="watch-end", answer=watches.unwatch, post=True),
    Route(path="/lists", name="lists", answer=lists.list_versions),
    Route(path="/lists/delta", name="lists-delta", answer=lists.show_delta),
    Route(path="/lists/of/{entity:str}", name="lists-of", answer=lists.show_course),
)
