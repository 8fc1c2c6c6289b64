"""ROOM: one file, one kind of paper (材料). The file's name is the kind's name in rules, JSON and URLs.

Each file reads like an encyclopaedia entry. Its docstring says what the paper is, who issues it, its
editions and the source of all that; then, in the words of `extractors.declare`:

- `TITLE`: what a clerk calls it;
- `FACES`: its sides or sub-pages, each with the marks (anchor phrases, fuzzy) that tell it, and `against`,
  the marks of close relatives that must not be there;
- `LABELS`: other printed words that are never values;
- `FIELDS`: which labels a value follows, and what it is made of;
- `SPECIMENS`: pages drawn in letters, with their truth; a blank form among them;
- `settle(found, sheet)`, only where a declaration cannot say it.

`tests/rooms/test_papers.py` holds every file to this: its specimens are recognised as itself against all
other papers, and exactly the stated fields are found in them.
"""
