"""Places that have rules of their own: 青海, 海东, 海西, 新疆 and whatever a user's rules name."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, cast

from fzzf_check import cache as store
from fzzf_check.facts import Document


@cache
def known_places() -> dict[str, dict[str, Any]]:
    """Place → its names and the place it lies within."""
    import fzzf_check.rules

    path = Path(fzzf_check.rules.__path__[0]) / "places.yaml"
    return cast("dict[str, dict[str, Any]]", store.yaml_file("places", path))


def places_of(document: Document, others: Iterable[str] = ()) -> frozenset[str]:
    """The places whose rules apply to the document by its issuer, title or web page, those around them included.

    ``others`` are further places that rules name: each is looked for under its own name.
    """
    words = " ".join(filter(None, (document.issuer, document.title, document.source.meta.get("发布机构"))))
    fields = " ".join(field.value for field in document.fields if field.name in ("发布机构", "发文机关标志", "署名"))
    text = f"{words} {fields}"
    table = known_places()
    found = {place for place, entry in table.items() if any(name in text for name in entry["names"])}
    found |= {place for place in others if place not in table and place in text}
    return around(found)


def around(places: Iterable[str]) -> frozenset[str]:
    """The places and all that they lie within."""
    table = known_places()
    found: set[str] = set()
    for start in places:
        place: str | None = start
        while place and place not in found:
            found.add(place)
            place = table.get(place, {}).get("within")
    return frozenset(found)
