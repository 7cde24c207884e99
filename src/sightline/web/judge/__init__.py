"""What people hold to be so, ask and expect, and who is who: pages on which they decide."""

from __future__ import annotations

from sightline.web.judge.comparison import show_comparison
from sightline.web.judge.drafting import do_draft, show_draft
from sightline.web.judge.forecast import do_deed as do_forecast
from sightline.web.judge.forecast import show_forecast
from sightline.web.judge.forecasts import do_open, show_forecasts, show_opening
from sightline.web.judge.judgement import do_deed as do_judgement
from sightline.web.judge.judgement import show_judgement
from sightline.web.judge.judgements import show_judgements
from sightline.web.judge.pairs import do_decide, show_pairs
from sightline.web.judge.requirement import do_deed as do_requirement
from sightline.web.judge.requirement import show_requirement
from sightline.web.judge.requirements import do_raise, show_raising, show_requirements
from sightline.web.judge.rulings import do_undo, show_rulings
from sightline.web.route import Route

_JUDGEMENT = "/judgements/{judgement:str}"
_REQUIREMENT = "/requirements/{requirement:str}"
_FORECAST = "/forecasts/{forecast:str}"

ROUTES: tuple[Route, ...] = (
    Route(path="/judgements", name="judgements", answer=show_judgements),
    Route(path="/judgements/new", name="draft", answer=show_draft),
    Route(path="/judgements/new", name="draft", answer=do_draft, post=True),
    Route(path=_JUDGEMENT, name="judgement", answer=show_judgement),
    Route(path=_JUDGEMENT, name="judgement", answer=do_judgement, post=True),
    Route(path="/requirements", name="requirements", answer=show_requirements),
    Route(path="/requirements/new", name="raising", answer=show_raising),
    Route(path="/requirements/new", name="raising", answer=do_raise, post=True),
    Route(path=_REQUIREMENT, name="requirement", answer=show_requirement),
    Route(path=_REQUIREMENT, name="requirement", answer=do_requirement, post=True),
    Route(path="/forecasts", name="forecasts", answer=show_forecasts),
    Route(path="/forecasts/new", name="opening", answer=show_opening),
    Route(path="/forecasts/new", name="opening", answer=do_open, post=True),
    Route(path=_FORECAST, name="forecast", answer=show_forecast),
    Route(path=_FORECAST, name="forecast", answer=do_forecast, post=True),
    Route(path="/resolve", name="resolve", answer=show_pairs),
    Route(path="/resolve/compare", name="comparison", answer=show_comparison),
    Route(path="/resolve/decisions", name="rulings", answer=show_rulings),
    Route(path="/resolve/decide", name="decide", answer=do_decide, post=True),
    Route(path="/resolve/undo", name="undo", answer=do_undo, post=True),
)
