"""What runs inside the fence: opens files that strangers made, and writes plain page pictures.

Started as `python -m pipeline.unpack_child` by `pipeline.unpack`, with limits on memory, processor time and
open files where the system has them. A file that kills it takes nothing else along.
"""
