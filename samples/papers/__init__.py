"""ROOM: one file, one invented paper. Each offers KIND, LAYOUTS, FACES, `invent(rng)` and `draw(...)`.

`draw(values, layout, face, look)` draws one face in one layout and returns it with its truth. The layouts follow
how the real papers are described, not one another: a reader that knows one of them has not yet won.
"""
