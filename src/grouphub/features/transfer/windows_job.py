"""Windows' own way to bound another process: a job with limits, which ends it when this program ends."""

from __future__ import annotations

import ctypes
import sys
from ctypes import Structure, c_int64, c_size_t, c_uint32, c_uint64, c_void_p
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from subprocess import Popen

_PROCESS_TIME, _PROCESS_MEMORY, _KILL_ON_CLOSE, _DIE_QUIETLY = 0x2, 0x100, 0x2000, 0x400
_EXTENDED_LIMITS = 9
_TICKS_A_SECOND = 10_000_000


class _BasicLimits(Structure):
    _fields_ = (
        ("process_time", c_int64),
        ("job_time", c_int64),
        ("flags", c_uint32),
        ("least_working_set", c_size_t),
        ("most_working_set", c_size_t),
        ("most_processes", c_uint32),
        ("affinity", c_size_t),
        ("priority", c_uint32),
        ("scheduling", c_uint32),
    )


class _Limits(Structure):
    _fields_ = (
        ("basic", _BasicLimits),
        ("io_counters", c_uint64 * 6),
        ("process_memory", c_size_t),
        ("job_memory", c_size_t),
        ("peak_process_memory", c_size_t),
        ("peak_job_memory", c_size_t),
    )


def limits(*, memory: int, seconds: int) -> Structure:
    """Return the limits as Windows wants them: no more memory and no more work, and no window when it breaks."""
    wanted = _Limits()
    wanted.basic.flags = _PROCESS_TIME | _PROCESS_MEMORY | _KILL_ON_CLOSE | _DIE_QUIETLY
    wanted.basic.process_time = seconds * _TICKS_A_SECOND
    wanted.process_memory = memory
    return wanted


def confine(process: Popen[bytes], *, memory: int, seconds: int) -> Callable[[], None]:
    """Put a process just started into a job; return what gives the job back.

    Where Windows refuses, its time is still watched from outside.
    """
    if sys.platform != "win32":
        return _nothing
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.CreateJobObjectW.restype = c_void_p
    kernel.SetInformationJobObject.argtypes = (c_void_p, ctypes.c_int, c_void_p, c_uint32)
    kernel.AssignProcessToJobObject.argtypes = (c_void_p, c_void_p)
    job = kernel.CreateJobObjectW(None, None)
    wanted = limits(memory=memory, seconds=seconds)
    if job and kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(wanted), ctypes.sizeof(wanted)):
        kernel.AssignProcessToJobObject(job, int(process._handle))  # noqa: SLF001  the only way to it
    return lambda: kernel.CloseHandle(c_void_p(job)) if job else None


def _nothing() -> None:
    """Give nothing back."""
