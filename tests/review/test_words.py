"""Every word of the pages is there in Chinese, every name of the contract has a word, and nothing is out
of date.
"""

from __future__ import annotations

import ast
import gettext
import re
from pathlib import Path

REVIEW = Path(__file__).parents[2] / "pipeline/review"
CATALOGUE = REVIEW / "locale/zh_Hans/LC_MESSAGES"


def entries():
    """`(context, msgid) -> msgstr` of the catalogue's source."""
    found, part, texts = {}, "", {}
    for line in [*(CATALOGUE / "django.po").read_text(encoding="utf-8").splitlines(), ""]:
        head = re.match(r"(msgctxt|msgid|msgstr) (.*)", line)
        if head:
            part = head[1]
            texts[part] = ast.literal_eval(head[2])
        elif line.startswith('"'):
            texts[part] += ast.literal_eval(line)
        elif not line and texts:
            found[texts.get("msgctxt", ""), texts["msgid"]] = texts["msgstr"]
            texts = {}
    return {key: text for key, text in found.items() if key[1]}


def words_in_templates():
    plain = re.compile(r"""{%\s*translate\s+(?:"([^"]+)"|'([^']+)')(?:\s+context\s+"([^"]+)")?""")
    block = re.compile(r"{%\s*blocktranslate.*?%}(.*?){%\s*endblocktranslate", re.S)
    for path in (REVIEW / "templates/review").glob("*.html"):
        text = path.read_text(encoding="utf-8")
        for double, single, context in plain.findall(text):
            yield context, double or single
        for body in block.findall(text):
            yield "", re.sub(r"{{\s*(\w+)\s*}}", r"%(\1)s", body)


def words_in_code():
    for path in REVIEW.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
            if name not in ("_", "pgettext_lazy"):
                continue
            given = [one.value for one in node.args if isinstance(one, ast.Constant)]
            yield ("", given[0]) if name == "_" else tuple(given)


def test_every_word_is_there_in_chinese_and_no_other():
    assert set(words_in_templates()) | set(words_in_code()) == set(entries())


def test_every_translation_says_something_and_keeps_its_placeholders():
    for (_context, word), chinese in entries().items():
        assert chinese.strip(), word
        assert sorted(re.findall(r"%\(\w+\)s", word)) == sorted(re.findall(r"%\(\w+\)s", chinese)), word


def test_the_compiled_catalogue_is_that_of_the_source():
    with (CATALOGUE / "django.mo").open("rb") as compiled:
        read = gettext.GNUTranslations(compiled)
    for (context, word), chinese in entries().items():
        assert (read.pgettext(context, word) if context else read.gettext(word)) == chinese


def test_every_paper_of_the_room_has_a_name_also_one_added_since():
    from extractors import discover
    from pipeline.review.paper_words import KINDS, kind_word, kinds

    named = dict(kinds())
    assert set(discover.names("extractors.papers")) | set(KINDS) == set(named)
    assert not any(name == word for name, word in named.items())
    assert kind_word("no_such_paper") == "no_such_paper"


def test_chinese_comes_first_and_english_by_a_switch(as_role, packet):
    client = as_role("reviewer")
    assert "材料要求" in client.get(f"/packet/{packet}/").content.decode()
    client.post("/language/", {"language": "en", "next": "/"})
    page = client.get(f"/packet/{packet}/").content.decode()
    assert "Requirements" in page and 'lang="en"' in page


def test_a_browser_that_asks_for_english_gets_english(client):
    page = client.get("/sign-in/", headers={"Accept-Language": "en-GB,en"})
    assert "Sign in" in page.content.decode()


def test_every_signal_that_weighs_has_a_word():
    from extractors.confidence import AGAINST, FOR
    from pipeline.review.words import SIGNALS

    assert {*FOR, *AGAINST} <= {*SIGNALS}


def test_every_signal_of_the_specimens_has_a_word():
    from extractors import agree, classify, specimens
    from extractors.papersheet import read_sheet
    from pipeline.review.words import SIGNALS

    told = set()
    for paper in classify.papers().values():
        for one in paper.SPECIMENS:
            found, _ = read_sheet(paper, *_drawn(specimens, one))
            told |= {signal for field in agree.signalled(found).values() for signal in field.signals}
    assert told <= {*SIGNALS}


def _drawn(specimens, one):
    lines, wide, high = specimens.drawn(one.drawing)
    return lines, one.face, wide, high
