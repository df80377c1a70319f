"""Web archives (.mht, and many a .doc saved "as a web page in one file"): the page inside, as bytes."""

from __future__ import annotations

import email
import email.policy


def page_of(data: bytes) -> tuple[bytes, str]:
    """The HTML of an archive and its declared charset; (b"", "") if it holds none."""
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            return (payload if isinstance(payload, bytes) else b""), part.get_content_charset() or ""
    return b"", ""
