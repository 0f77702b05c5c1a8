"""Memory that was given back is overwritten: names and keys would stand in it until something else takes its place.

Nobody can be asked for the free pieces, but whoever asks for memory is given them first. So pieces of every size are
taken, filled with zeros, until only untouched memory is left, and given back. Python keeps its own pieces up to 512
bytes; the C library all others, Qt's and SQLite's among them. Where it is not the GNU one, only Python's are reached.
"""

from __future__ import annotations

import sys
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

_PIECE = 16
_LARGEST_OF_PYTHON = 512
_TAKEN_PER_SIZE = 2 * 1024 * 1024
_TAKEN_OF_LARGEST = 24 * 1024 * 1024
"""What is wholly free serves every size: one of them takes all of it."""
_HEAD = sys.getsizeof(b"")
_LARGEST_OF_C = 64 * 1024
_CACHED_UP_TO = 1040
_CACHED_OF_EACH = 8
_MOST_PIECES = 400_000
_AT_ONCE = 4000
_ARENA_MAX = -8  # M_ARENA_MAX of mallopt
_OVERWRITE = -6  # M_PERTURB
_FAST_UP_TO = 1  # M_MXFAST: small pieces are joined to what is free beside them at once, not kept apart unwiped


def wipe_freed() -> Generator[None, None, None]:
    """Overwrite the free memory of this process, one short piece of work at a time."""
    yield from _wipe_of_python()
    if _c_library() is not None:
        yield from _wipe_of_c(_c_library())


def prepare_heap() -> None:
    """Let every thread take memory from the one heap that is wiped, and every piece be overwritten when given back.

    Else a piece that held a name may serve something that lives on and writes over its first bytes only: no wiping
    reaches that. Threads begun before may have a heap of their own.
    """
    library = _c_library()
    if library is not None:
        library.mallopt(_ARENA_MAX, 1)
        library.mallopt(_FAST_UP_TO, 0)
        library.mallopt(_OVERWRITE, 0xFF)  # and with zeros when taken


def _wipe_of_python() -> Generator[None, None, None]:
    taken: list[object] = [object() for _number in range(_TAKEN_PER_SIZE // 16)]
    yield
    taken = list(range(1 << 40, (1 << 40) + _TAKEN_PER_SIZE // 32))
    yield
    for size in range(3 * _PIECE, _LARGEST_OF_PYTHON + 1, _PIECE):
        wanted = _TAKEN_OF_LARGEST if size == _LARGEST_OF_PYTHON else _TAKEN_PER_SIZE
        taken = [bytes(size - _HEAD) for _number in range(wanted // size)]
        yield
    taken.clear()


def _wipe_of_c(library: Any) -> Generator[None, None, None]:
    taken: list[int] = []
    try:
        for size in range(24, _CACHED_UP_TO, _PIECE):  # each thread keeps a few of each small size for itself
            for _number in range(_CACHED_OF_EACH):
                taken.append(library.malloc(size))
                library.memset(taken[-1], 0, size)
        for size in _sizes():
            untouched = _untouched_from(library)
            while len(taken) < _MOST_PIECES:
                taken.append(library.calloc(1, size))
                if taken[-1] >= untouched:
                    break
                if not len(taken) % _AT_ONCE:
                    yield
        yield
    finally:
        for place in taken:
            library.free(place)
        library.malloc_trim(0)


def _sizes() -> Iterator[int]:
    """Yield sizes from large to small, so that a large piece is not eaten up by small ones."""
    size = _LARGEST_OF_C
    while size >= 2 * _PIECE:
        yield size - 8  # what the library keeps for itself
        size -= size // 2 if size > 2048 else 64 if size > 256 else _PIECE


def _untouched_from(library: Any) -> int:
    """Return where the heap's never used end begins."""
    return int(library.sbrk(0)) - int(library.mallinfo2().keepcost)


@cache
def _c_library() -> Any:
    """Return the GNU C library, or None where there is another."""
    if not sys.platform.startswith("linux"):
        return None
    import ctypes

    class Heap(ctypes.Structure):
        _fields_ = [(name, ctypes.c_size_t) for name in _HEAP_FACTS]

    try:
        library = ctypes.CDLL(None)
        library.mallinfo2.restype = Heap
        library.sbrk.restype = ctypes.c_void_p
        library.sbrk.argtypes = [ctypes.c_ssize_t]
        library.malloc.restype = library.calloc.restype = ctypes.c_void_p
        library.malloc.argtypes = [ctypes.c_size_t]
        library.calloc.argtypes = [ctypes.c_size_t, ctypes.c_size_t]
        library.memset.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_size_t]
        library.free.argtypes = [ctypes.c_void_p]
        library.malloc_trim.argtypes = [ctypes.c_size_t]
        library.mallopt.argtypes = [ctypes.c_int, ctypes.c_int]
    except (OSError, AttributeError):
        return None
    return library


_HEAP_FACTS = (
    "arena", "ordblks", "smblks", "hblks", "hblkhd", "usmblks", "fsmblks", "uordblks", "fordblks", "keepcost",
)  # fmt: skip
