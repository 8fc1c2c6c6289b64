"""ROOM: one file, one command of the command line. The file's name (`_` for `-`) is the command's name.

A module holds either `command`, a function Typer can call, or `app`, a `typer.Typer` with sub-commands. Only
light imports at its top: `canbao --help` imports every file here and must stay instant. Heavy things are
imported inside.
"""
