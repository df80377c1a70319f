"""A Word file as a zip of parts: read it, change few of them, write it again; everything untouched stays byte for byte."""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
CONTENT_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
TRANSITIONAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"


def parse(data: bytes) -> Element:
    """The root of an XML part. No entities are resolved, nothing is fetched."""
    from lxml import etree

    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))


def serialise(root: Element) -> bytes:
    """An XML part as Word writes it: UTF-8, standalone."""
    from lxml import etree

    data: bytes = etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
    return data


class Package:
    """The parts of a .docx: :meth:`tree` to read one, :meth:`edit` to change it; only the latter are written anew."""

    def __init__(self, data: bytes) -> None:
        """Open the zip in ``data``; raises ``zipfile.BadZipFile`` or ``KeyError`` where it is no Word file."""
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self._names = {info.filename.replace("\\", "/").lstrip("/"): info for info in self._zip.infolist()}
        self._trees: dict[str, Element] = {}
        self._edited: dict[str, Element] = {}
        self.main = self._main_part()
        self.w = self.tree(self.main).tag.rpartition("}")[0] + "}"
        self._strict = "purl.oclc.org" in self.w

    def __contains__(self, name: str) -> bool:
        """Whether a part is there."""
        return name in self._names or name in self._edited

    def names(self) -> list[str]:
        """The parts of the original file in its order."""
        return list(self._names)

    def tree(self, name: str) -> Element:
        """The root of a part, to read."""
        if name not in self._trees:
            self._trees[name] = parse(self._zip.read(self._names[name]))
        return self._trees[name]

    def edit(self, name: str) -> Element:
        """The root of a part, to change."""
        return self._edited.setdefault(name, self.tree(name))

    def _add(self, name: str, root: Element) -> Element:
        """Put a new part into the package."""
        self._trees[name] = self._edited[name] = root
        return root

    def _main_part(self) -> str:
        """The name of the main document part, by the package's own relationships."""
        for link in self.tree("_rels/.rels"):
            if (link.get("Type") or "").endswith("/officeDocument"):
                name = posixpath.normpath((link.get("Target") or "").lstrip("/"))
                if name in self._names:
                    return name
        return "word/document.xml"

    @property
    def rels(self) -> str:
        """The name of the part with the main part's relationships."""
        folder, _, name = self.main.rpartition("/")
        return f"{folder}/_rels/{name}.rels"

    def related(self, kind: str) -> str | None:
        """The part that the main part relates to by a relationship type ending in ``kind``; None if there is none."""
        if self.rels not in self:
            return None
        for link in self.tree(self.rels):
            if (link.get("Type") or "").endswith(f"/{kind}") and link.get("TargetMode") != "External":
                target = link.get("Target") or ""
                base = "" if target.startswith("/") else posixpath.dirname(self.main)
                name = posixpath.normpath(posixpath.join(base, target.lstrip("/")))
                return name if name in self else None
        return None

    def comments(self, *, create: bool) -> Element | None:
        """The root of the comments part; made, declared and related if missing and ``create``."""
        name = self.related("comments")
        if name is None:
            if not create:
                return None
            name = self._new_comments()
        return self.edit(name)

    def _new_comments(self) -> str:
        """An empty comments part with its content type and relationship."""
        from lxml import etree

        folder = posixpath.dirname(self.main)
        name = f"{folder}/comments.xml"
        if name in self:
            name = f"{folder}/comments-fzzf.xml"
        self._add(name, etree.Element(f"{self.w}comments", nsmap={"w": self.w[1:-1]}))
        types = self.edit("[Content_Types].xml")
        if not any(part.get("PartName") == f"/{name}" for part in types):
            override = etree.SubElement(types, f"{CONTENT_TYPES}Override")
            override.set("PartName", f"/{name}")
            override.set("ContentType", COMMENTS_TYPE)
        if self.rels not in self:
            self._add(self.rels, etree.Element(f"{RELATIONSHIPS}Relationships", nsmap={None: RELATIONSHIPS[1:-1]}))
        links = self.edit(self.rels)
        taken = {link.get("Id") for link in links}
        link = etree.SubElement(links, f"{RELATIONSHIPS}Relationship")
        link.set("Id", next(f"rIdFzzf{n}" for n in range(1, len(taken) + 2) if f"rIdFzzf{n}" not in taken))
        link.set("Type", f"{STRICT if self._strict else TRANSITIONAL}/comments")
        link.set("Target", posixpath.basename(name))
        return name

    def make_plain(self) -> None:
        """Turn a template or a document with macros into a plain document, which is what the suffix .docx promises."""
        types = self.tree("[Content_Types].xml")
        main = next((part for part in types if part.get("PartName") == f"/{self.main}"), None)
        if main is None or main.get("ContentType") == DOCUMENT_TYPE:
            return
        self.edit("[Content_Types].xml")
        main.set("ContentType", DOCUMENT_TYPE)
        links = self.edit(self.rels) if self.rels in self else []
        for link in list(links):
            if (link.get("Type") or "").endswith("/vbaProject"):
                links.remove(link)
        macros = [name for name in self._names if "vba" in name.rpartition("/")[2].lower()]
        for name in macros:
            del self._names[name]
        for part in list(types):
            if (part.get("PartName") or "").lstrip("/") in macros:
                types.remove(part)

    def save(self) -> bytes:
        """The whole file: changed parts written anew, all others as they were."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
            for name, info in self._names.items():
                data = serialise(self._edited[name]) if name in self._edited else self._zip.read(info)
                target.writestr(_entry(name, info), data, compress_type=zipfile.ZIP_DEFLATED)
            for name, root in self._edited.items():
                if name not in self._names:
                    target.writestr(_entry(name, None), serialise(root))
        return out.getvalue()


def _entry(name: str, like: zipfile.ZipInfo | None) -> zipfile.ZipInfo:
    """A zip entry with the date of the original one (a fixed one for new parts, so that equal input gives equal bytes)."""
    entry = zipfile.ZipInfo(name, like.date_time if like else (1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def remove_comments(package: Package, author: str) -> int:
    """Take all comments of an author out (markers, references, threads); answers to them stay, as comments of their own.

    Returns how many were taken out.
    """
    comments = package.comments(create=False)
    if comments is None:
        return 0
    own = [c for c in comments if c.get(f"{package.w}author") == author]
    if not own:
        return 0
    gone = {comment.get(f"{package.w}id") for comment in own}
    threads = {p.get(f"{W14}paraId") for comment in own for p in comment.iter(f"{package.w}p")} - {None}
    for comment in own:
        comments.remove(comment)
    _remove_markers(package, gone)
    extended = package.related("commentsExtended")
    if extended is not None and threads:
        _forget_threads(package.edit(extended), threads)
    return len(own)


def _remove_markers(package: Package, ids: set[str | None]) -> None:
    """Take the range markers and references of these comments out of the main part."""
    w = package.w
    root = package.edit(package.main)
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        for mark in [m for m in root.iter(f"{w}{tag}") if m.get(f"{w}id") in ids]:
            parent = mark.getparent()
            if parent is None:
                continue
            parent.remove(mark)
            if tag == "commentReference" and all(child.tag == f"{w}rPr" for child in parent):
                holder = parent.getparent()
                if holder is not None:
                    holder.remove(parent)


def _forget_threads(extended: Element, paragraphs: set[str | None]) -> None:
    """Drop what the extended comments part says of these comment paragraphs; answers lose their parent."""
    for entry in list(extended):
        if entry.get(f"{W15}paraId") in paragraphs:
            extended.remove(entry)
        elif entry.get(f"{W15}paraIdParent") in paragraphs:
            del entry.attrib[f"{W15}paraIdParent"]
