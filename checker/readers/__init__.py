"""Readers: the bytes of a file → :class:`~fzzf_check.source.Source`, one module per format.

The format is told by the content; the name only decides where the content leaves it open. Everything that cannot be
read is a :class:`~fzzf_check.errors.CannotRead` with one of these codes:

============================ ==========================================================
missing                      no such file
is_folder                    a folder where a file was expected
no_permission                the file may not be opened
empty                        no bytes, or no text in them
encrypted                    protected by a password
broken                       begins like a known format and then is not one
unknown_format               not a document that can be read (a picture, a spreadsheet …)
unsupported_encoding         text in none of the known encodings
too_large                    beyond the limits (:mod:`.limits`), packed bombs included
needs_extra                  the format needs a package of the extra ``[more]``
============================ ==========================================================
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from ..errors import CannotRead
from ..source import Source
from . import limits
from .formats import FORMAT_OF, SUFFIXES, Format
from .sniff import Kind, sniff

__all__ = ["SUFFIXES", "read"]

_MENDS = {
    "broken": "请用原来的程序（Word、WPS 等）打开，修复后另存",
    "encrypted": "请用原来的程序（Word、WPS 等）打开，取消密码后另存",
    "unknown_format": "请用 Word 或 WPS 打开后另存为 .docx",
    "too_large": "未读取；请去掉图片等附加内容后另存",
}


def read(path: str, data: bytes | None = None) -> Source:
    """Read one document.

    ``path`` is what the user gave; ``-`` means standard input. ``data`` are its bytes if the caller has them already
    (nothing is then opened and ``path`` only names them). Raises :class:`~fzzf_check.errors.CannotRead`.
    """
    if data is None:
        data = _bytes_of(path)
    if len(data) > limits.FILE:
        raise problem(path, "too_large", f"文件超过 {limits.FILE // 2**20} MB，未读取；请拆分，或去掉其中的图片后另存")
    if not data.strip(b"\0 \t\r\n"):
        raise problem(path, "empty", "文件是空的；请检查是否保存成功")
    suffix = Path(path).suffix.lower()
    source = _read_as(sniff(data, path), path, data, suffix)
    if not any(line.text.strip() for line in source.lines):
        raise problem(path, "empty", "文件里没有文字（可能全是图片）；请先识别文字或换用有文字的文件")
    return source


def problem(path: str, code: str, message: str) -> CannotRead:
    """A :class:`CannotRead` whose one line names the file: ``草案.docx：文件是空的；请…。``"""
    name = "标准输入" if path == "-" else path
    return CannotRead(f"{name}：{message}。", code=code, path=path)


def _bytes_of(path: str) -> bytes:
    if path == "-":
        return sys.stdin.buffer.read(limits.FILE + 1)
    try:
        with Path(path).open("rb") as file:
            return file.read(limits.FILE + 1)
    except FileNotFoundError:
        raise problem(path, "missing", "文件不存在；请检查路径和文件名") from None
    except IsADirectoryError:
        raise problem(path, "is_folder", "这是文件夹；请给出其中的文件") from None
    except PermissionError:
        if Path(path).is_dir():  # what Windows answers for a folder
            raise problem(path, "is_folder", "这是文件夹；请给出其中的文件") from None
        raise problem(path, "no_permission", "没有读取权限，或文件正被其他程序占用；请关闭该程序或修改权限") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else error
        raise problem(path, "missing", f"打不开（{reason}）；请检查路径和文件名") from None


def _read_as(kind: Kind, path: str, data: bytes, suffix: str) -> Source:
    reader = _READERS.get(kind)
    return _read_text(path, data, suffix) if reader is None else reader(path, data)


def _read_zip(path: str, data: bytes) -> Source:
    from .docx import read_docx
    from .ofd import ENTRY, read_ofd
    from .package import BadPackage, Package
    from .word_parts import main_part

    try:
        package = Package(data)
        if ENTRY in package.names:
            return read_ofd(path, package)
        part = main_part(package)
        if part is not None:
            return read_docx(path, package, part)
    except BadPackage as error:
        raise problem(path, error.code, f"{error.reason}；{_MENDS[error.code]}") from error
    raise problem(
        path, "unknown_format", "不是 Word 文件（可能是表格、演示文稿或压缩包）；请另存为 .docx 或取出其中的文件"
    )


def _read_ole(path: str, data: bytes) -> Source:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise problem(path, "encrypted", f"文件设有密码；{_MENDS['encrypted']}")
    if "WordDocument".encode("utf-16-le") not in data:
        raise problem(path, "unknown_format", "不是 Word 文件（可能是旧版表格或演示文稿）；请另存为 .docx")
    from .doc import BadDoc, read_doc

    try:
        return read_doc(path, data)
    except ImportError:
        raise _needs_extra(path, "旧版 Word 文件（.doc/.wps）", "用 Word 或 WPS 另存为 .docx") from None
    except BadDoc as error:
        reason = "文件设有密码" if error.code == "encrypted" else "旧版 Word 文件已损坏或不完整"
        raise problem(path, error.code, f"{reason}；{_MENDS[error.code]}") from error


def _read_pdf(path: str, data: bytes) -> Source:
    from .pdf import BadPdf, read_pdf

    try:
        return read_pdf(path, data)
    except ImportError:
        raise _needs_extra(path, " PDF ", "换用 Word 原件") from None
    except BadPdf as error:
        if error.encrypted:
            raise problem(path, "encrypted", "文件设有密码；请取消密码后再检查") from error
        raise problem(path, "broken", "PDF 已损坏或不完整；请重新导出") from error


def _needs_extra(path: str, what: str, instead: str) -> CannotRead:
    return problem(path, "needs_extra", f"读取{what}要另装组件；请运行 pip install 'fzzf-check[more]'，或{instead}")


def _read_rtf(path: str, data: bytes) -> Source:
    from .rtf import read_rtf

    if len(data) > limits.MEMBER:
        raise problem(path, "too_large", f"文件超过 {limits.MEMBER // 2**20} MB；{_MENDS['too_large']}")
    return read_rtf(path, data)


def _read_word_xml(path: str, data: bytes) -> Source:
    raise problem(path, "unknown_format", "是 Word 的 XML 格式；请用 Word 或 WPS 另存为 .docx")


def _read_archive(path: str, data: bytes) -> Source:
    from .mht import page_of

    page, charset = page_of(data)
    if not page:
        raise problem(path, "unknown_format", "邮件或网页存档里没有网页正文；请另存为 .docx 或 .html")
    return _read_page(path, page, charset)


def _read_page(path: str, data: bytes, charset: str = "") -> Source:
    from .html import declared_charset, read_page

    text, encoding = _decoded(path, data, charset or declared_charset(data))
    return read_page(path, text, encoding)


def _read_text(path: str, data: bytes, suffix: str) -> Source:
    from .text import read_text

    promised = FORMAT_OF.get(suffix)
    try:
        text, encoding = _decoded(path, data, "")
    except CannotRead as error:
        if promised and promised.binary and error.code != "too_large":
            raise _not_what_its_name_says(path, suffix, promised) from None
        raise
    if promised and promised.binary:
        raise _not_what_its_name_says(path, suffix, promised)
    return read_text(path, text, encoding)


def _decoded(path: str, data: bytes, declared: str) -> tuple[str, str]:
    from .encoding import NoEncoding, decode

    if len(data) > limits.TEXT:
        raise problem(path, "too_large", f"文本超过 {limits.TEXT // 2**20} MB，未读取；请拆分")
    try:
        return decode(data, declared)
    except NoEncoding as error:
        if error.binary:
            raise problem(path, "unknown_format", "不是能识别的文档；请另存为 .docx、.txt 或 .html") from None
        message = "文字编码无法识别（支持 UTF-8、GB18030、UTF-16）；请另存为 UTF-8"
        raise problem(path, "unsupported_encoding", message) from None


def _not_what_its_name_says(path: str, suffix: str, promised: Format) -> CannotRead:
    message = f"扩展名是 {suffix}，内容却不是 {promised.name} 文件；请用原来的程序重新保存，纯文本请改名为 .txt"
    return problem(path, "broken", message)


_READERS: dict[Kind, Callable[[str, bytes], Source]] = {
    "zip": _read_zip,
    "ole": _read_ole,
    "pdf": _read_pdf,
    "rtf": _read_rtf,
    "word_xml": _read_word_xml,
    "archive": _read_archive,
    "html": _read_page,
}
