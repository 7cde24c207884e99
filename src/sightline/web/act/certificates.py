"""Certificates of screenings as pages: given out, and verified by whoever has one."""

from __future__ import annotations

from sightline.errors import DangerousFile, SightlineError
from sightline.products.certificate import Certificate, find_attached, print_page, verify
from sightline.web.act.question import RESULTS
from sightline.web.call import Call
from sightline.web.reply import Reply, send_file

_LARGEST = 32 * 1024**2


def send_page(call: Call) -> Reply:
    """Give out the certificate of a decided screening as a page (PDF) that holds the document."""
    made = _certify(call)
    return send_file(print_page(made), "application/pdf", f"{call.path['screening']}.pdf")


def send_document(call: Call) -> Reply:
    """Give out the certificate of a decided screening as a signed document (JSON)."""
    made = _certify(call)
    return send_file(made.document, "application/json", f"{call.path['screening']}.json")


def show_verifying(call: Call) -> Reply:
    """Show where a certificate is verified."""
    return _show(call)


def verify_certificate(call: Call) -> Reply:
    """Verify a certificate, JSON or PDF: its hash, its signature, and the key."""
    upload = call.uploads.get("file")
    if upload is None:
        return _show(call, wrong=call.words("Choose a file first."))
    try:
        if len(upload.body) > _LARGEST:
            raise DangerousFile("the file is larger than a certificate ever is")
        page = upload.body.startswith(b"%PDF")
        document = find_attached(upload.body) if page else upload.body
        checked = verify(document, call.filled("key") or None)
        printed = print_page(checked) == upload.body if page else None
    except SightlineError as error:
        return _show(call, wrong=str(error))
    return _show(call, checked=checked, printed=printed)


def _certify(call: Call) -> Certificate:
    return call.visit.house.certify(
        call.path["screening"], call.visit.reader, purpose=call.visit.terms.purpose
    )


def _show(
    call: Call,
    *,
    checked: Certificate | None = None,
    printed: bool | None = None,
    wrong: str = "",
) -> Reply:
    return call.show(
        "act/verify.html",
        status=400 if wrong else 200,
        handling=checked.content.handling if checked else "",
        checked=checked,
        printed=printed,
        key=call.filled("key"),
        ours=call.visit.house.public_key(call.visit.reader),
        wrong=wrong,
        results=RESULTS,
    )
