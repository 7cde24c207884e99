"""Mandates on paper: the page and table of a mission, and the draft of a section for a report.

    mandate_page(reading, mission, handling) -> Paper
    mandate_sheet(reading, mission, handling) -> Sheet
    draft_section(reading, judgements, mission, ...) -> Paper
    print_paper(paper) -> bytes of a DOCX file
    print_csv(sheet), print_workbook(sheet) -> bytes, no cell of which is a formula

Everything is made of one picture and names what it rests on.
"""

from sightline.products.mandates.page import mandate_page
from sightline.products.mandates.paper import Chapter, Paper, print_paper
from sightline.products.mandates.section import draft_section
from sightline.products.mandates.sheet import Sheet, mandate_sheet, print_csv, print_workbook

__all__ = [
    "Chapter",
    "Paper",
    "Sheet",
    "draft_section",
    "mandate_page",
    "mandate_sheet",
    "print_csv",
    "print_paper",
    "print_workbook",
]
