"""Zip packages (.docx, .ofd): members within limits, XML without surprises, relationships."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import NamedTuple
from xml.etree.ElementTree import Element, ParseError, XMLParser

from . import limits

_RELATIONSHIPS = "_rels/{}.rels"
_ENCODINGS = (b"<", b"\xef\xbb\xbf<", b"\xff\xfe<\0", b"\xfe\xff\0<", b"<\0", b"\0<")


class Relation(NamedTuple):
    """One entry of a part's relationships; ``kind`` is the last word of its type (styles, numbering …)."""

    id: str
    kind: str
    path: str


class BadPackage(Exception):
    """The package cannot be used; ``code`` is one of CannotRead's, ``reason`` Chinese without a full stop."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


class Package:
    """A zip file whose members are read one by one. Raises :class:`BadPackage` for everything that is wrong with it."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self.names = frozenset(self._zip.namelist())
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise BadPackage("broken", "文件已损坏或不完整") from error
        self._read = 0

    def bytes(self, name: str) -> bytes:
        """An unpacked member. What all members together may unpack to is limited, whatever the directory claims."""
        try:
            info = self._zip.getinfo(name)
            if info.flag_bits & 1:
                raise BadPackage("encrypted", "文件设有密码")
            with self._zip.open(info) as member:
                data = member.read(limits.MEMBER - self._read + 1)
        except KeyError as error:
            raise BadPackage("broken", f"文件里缺少 {name}") from error
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
            raise BadPackage("broken", f"文件里的 {name} 已损坏") from error
        self._read += len(data)
        if self._read > limits.MEMBER:
            raise BadPackage("too_large", f"解压后超过 {limits.MEMBER // 2**20} MB")
        return data

    def xml(self, name: str) -> Element:
        """A member as XML. Declarations of types and entities are refused: office files have none."""
        return parse_xml(self.bytes(name), name)

    def relations(self, part: str) -> list[Relation]:
        """What a part refers to inside the package."""
        folder, file = posixpath.split(part)
        name = posixpath.join(folder, _RELATIONSHIPS.format(file))
        if name not in self.names:
            return []
        found = []
        for element in self.xml(name):
            target = element.get("Target", "")
            if not target or element.get("TargetMode") == "External":
                continue
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found.append(Relation(element.get("Id", ""), element.get("Type", "").rpartition("/")[2], path))
        return found


def parse_xml(data: bytes, name: str) -> Element:
    """XML bytes as an element tree; :class:`BadPackage` if broken, in an odd encoding or with a DTD."""
    if not data.lstrip(b" \t\r\n").startswith(_ENCODINGS):
        raise BadPackage("broken", f"文件里的 {name} 不是 XML")
    if b"<!DOCTYPE" in data or "<!DOCTYPE".encode("utf-16-le") in data:
        raise BadPackage("broken", f"文件里的 {name} 含有不允许的实体声明")
    parser = XMLParser()
    try:
        parser.feed(data)
        root: Element = parser.close()
    except (ParseError, ValueError, LookupError) as error:
        raise BadPackage("broken", f"文件里的 {name} 有 XML 错误") from error
    return root
