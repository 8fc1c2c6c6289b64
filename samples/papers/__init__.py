"""ROOM: one file, one invented paper. Each offers KIND, LAYOUTS, HELD_OUT_LAYOUTS, FACES, `invent(rng)` and
`draw(...)`.

`draw(values, layout, face, look)` draws one face in one layout and returns it with its truth. The layouts
follow how the real papers are described, not one another: a reader that knows one of them has not yet won.
HELD_OUT_LAYOUTS are for the accuracy benchmark alone; nobody develops against them.
"""
