"""What every answer carries, so that a browser keeps nothing and runs nothing but ours."""

from __future__ import annotations

from types import MappingProxyType

_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data: blob:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}

#: Of whatever holds something of the house.
PRIVATE = MappingProxyType({"cache-control": "private, no-store"})
#: Of files that come with the program, named by their hash: they hold nothing of the house.
LASTING = MappingProxyType({"cache-control": "public, max-age=31536000, immutable"})
#: Of everything that went by TLS: the browser never calls without it again.
LASTING_TLS = MappingProxyType({"strict-transport-security": "max-age=63072000"})
#: Of everything.
GUARDS = MappingProxyType(
    {
        "content-security-policy": "; ".join(f"{name} {what}" for name, what in _POLICY.items()),
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "same-origin",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
        "x-robots-tag": "noindex, nofollow",
    }
)
