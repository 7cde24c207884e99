"""Long work through the API: jobs with what they are given and make, and exports as downloads."""

from sightline.api.working import export, jobs
from sightline.api.working.workers import WORKERS

ROUTES = (*jobs.ROUTES, *export.ROUTES)

__all__ = ["ROUTES", "WORKERS", "export", "jobs"]
