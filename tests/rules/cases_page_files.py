"""Files beside editorial pages: what each rule objects to, and what it lets pass."""

from __future__ import annotations

from tests.portals import Files, archive
from tests.rules.cases import Bad, Case

HELP = "content/help.md"
WORD = archive(word__document="<w:p><w:t>申请表</w:t></w:p>")


def page(text: str, **files: str | bytes) -> Files:
    """Give a page with files beside it; `form_docx` is `content/form.docx`."""
    beside = {f"content/{name.replace('_', '.')}": content for name, content in files.items()}
    return {HELP: f"---\ntitle: 帮助\nsummary: 怎么用\n---\n\n{text}\n", **beside}


CASES: dict[str, Case] = {
    "E007": Case(
        (
            Bad(page("[安装](setup.exe)", setup_exe=b"MZ"), (HELP, "setup.exe"), ("setup.exe", "类型不能发布", "pdf")),
            Bad(page("[网页](old.html)", old_html="<script>1</script>"), (HELP, "old.html"), ("类型不能发布",)),
            Bad(page("[表](form.docx)", form_docx=b"no zip"), (HELP, "form.docx"), ("打不开",)),
            Bad(page("![图](map.svg)", map_svg=b"<svg onload='x'/>"), (HELP, "map.svg"), ("有脚本",)),
        ),
        (page("[表](form.docx) ![图](map.png)", form_docx=WORD, map_png=b"x"), page("[外](https://a.example/b.exe)")),
    ),
    "E008": Case(
        (Bad(page("没有链接", notes_txt=b""), ("content/notes.txt", ""), ("不会发布", "写上链接")),),
        (page("[说明](notes.txt#top)", notes_txt="给大家的说明"),),
    ),
}
