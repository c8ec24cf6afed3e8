"""The Content-Security-Policy and the other headers under which the site runs.

Hosts that read `_headers` (Netlify, Cloudflare Pages, …) send them; every production page carries the
policy in a meta element too, for hosts that do not.
"""

from __future__ import annotations

POLICY = {
    "default-src": "'none'",
    # Search is WebAssembly; nothing else is evaluated, nothing is inline.
    "script-src": "'self' 'wasm-unsafe-eval'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
}

_HEADER_ONLY = {"frame-ancestors": "'none'"}
"""Directives that browsers ignore in a meta element (CSP Level 3, section 3.3)."""


def policy(*, in_meta: bool) -> str:
    """The Content-Security-Policy (W3C CSP Level 3) as one line."""
    directives = POLICY if in_meta else {**POLICY, **_HEADER_ONLY}
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def headers(assets: str) -> str:
    """The file `_headers`. `assets`: the folder whose name changes with its content, kept for a year."""
    return f"""/*
  Content-Security-Policy: {policy(in_meta=False)}
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=(), interest-cohort=()
  Cross-Origin-Opener-Policy: same-origin
  Cache-Control: public, max-age=0, must-revalidate

/{assets}/*
  Cache-Control: public, max-age=31536000, immutable
"""
