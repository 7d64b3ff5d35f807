"""The application form as Word files (L3): the same fields as on the page, on one A4 sheet."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from functools import partial
from typing import Any

from gongkai.output import Output, fingerprint
from gongkai.portal import Portal
from gongkai.request_desk import home_desk
from gongkai.request_form import Blank, Form, forms
from gongkai.request_tools import FORM

_STAMP = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed stamp, so that equal forms make equal bytes
_FONT, _TITLE_FONT = "宋体", "黑体"
_LABEL_MM, _BLANK_MM, _LINE_MM = 46, 124, 8


def address(form: Form) -> str:
    """Give the address of a variant's Word file."""
    return f"{FORM.url}application-{form.name}.docx"


def outputs(portal: Portal) -> Iterator[Output]:
    """Give a Word file for each variant of the form."""
    for form in forms(portal.identity.region, home_desk(portal)):
        yield Output(address(form), fingerprint([repr(form)]), partial(document, form))


def document(form: Form) -> bytes:
    """Write a variant as a Word document; the same form gives the same bytes."""
    from docx import Document
    from docx.shared import Mm, Pt

    made = Document()
    sheet = made.sections[0]
    sheet.page_width, sheet.page_height = Mm(210), Mm(297)
    sheet.left_margin = sheet.right_margin = Mm(20)
    sheet.top_margin = sheet.bottom_margin = Mm(14)
    _font(made.styles["Normal"], _FONT, Pt(10.5))
    _headed(made, form)
    for part in form.parts:
        _part(made, part.title, part.blanks)
    for number, note in enumerate(form.notes, start=1):
        _close(made.add_paragraph(f"{number}．{note}"), Pt(9))
    for name in ("title", "subject"):
        setattr(made.core_properties, name, form.title)
    made.core_properties.author = ""
    made.core_properties.created = made.core_properties.modified = _STAMP
    return _settled(made)


def _headed(made: Any, form: Form) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    title = made.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _font(title.add_run(form.title), _TITLE_FONT, Pt(18))
    who = made.add_paragraph(f"（{form.who}用）")
    who.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for paragraph in (title, who):
        _close(paragraph)


def _part(made: Any, title: str, blanks: Any) -> None:
    from docx.enum.table import WD_ROW_HEIGHT_RULE
    from docx.shared import Mm, Pt

    heading = made.add_paragraph()
    _font(heading.add_run(title), _TITLE_FONT, Pt(11))
    _close(heading)
    table = made.add_table(rows=0, cols=2, style="Table Grid")
    table.autofit = False
    for blank in blanks:
        row = table.add_row()
        row.height, row.height_rule = Mm(_LINE_MM * blank.lines), WD_ROW_HEIGHT_RULE.AT_LEAST
        label, space = row.cells
        label.width, space.width = Mm(_LABEL_MM), Mm(_BLANK_MM)
        _labelled(label, blank)
        space.paragraphs[0].add_run("　　".join(f"□ {choice}" for choice in blank.choices))
        _close(space.paragraphs[0])


def _labelled(cell: Any, blank: Blank) -> None:
    from docx.shared import Pt

    paragraph = cell.paragraphs[0]
    paragraph.add_run(blank.label)
    if blank.hint:
        paragraph.add_run(f"（{blank.hint}）").font.size = Pt(8)
    _close(paragraph)


def _close(paragraph: Any, size: Any = None) -> None:
    """Set a paragraph without space around it, so that the form stays on one sheet."""
    from docx.shared import Pt

    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(1)
    for run in paragraph.runs if size else ():
        run.font.size = size


def _font(styled: Any, name: str, size: Any) -> None:
    from docx.oxml.ns import qn

    styled.font.name, styled.font.size = name, size
    styled.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), name)


def _settled(made: Any) -> bytes:
    """Save the document with every member of the archive stamped alike, in the order of names."""
    drawn, settled = io.BytesIO(), io.BytesIO()
    made.save(drawn)
    with zipfile.ZipFile(drawn) as source, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as target:
        first = "[Content_Types].xml"
        for name in sorted(source.namelist(), key=lambda each: (each != first, each)):
            member = zipfile.ZipInfo(name, _STAMP.timetuple()[:6])
            member.compress_type, member.external_attr, member.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
            target.writestr(member, source.read(name))
    return settled.getvalue()
