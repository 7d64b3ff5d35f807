"""Why something failed, in Chinese (L0): what the system refused, or what was read and made no sense."""

from __future__ import annotations

import errno
import re
import socket

_REASONS = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.ENOTDIR: "路径里有一段不是文件夹",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.EEXIST: "已经有同名的文件",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘是只读的",
    errno.ENOSPC: "磁盘空间不足",
    errno.ENAMETOOLONG: "名称太长",
    errno.ELOOP: "链接绕成了圈",
    errno.EMFILE: "同时打开的文件太多",
    errno.EADDRINUSE: "端口已被占用",
    errno.EADDRNOTAVAIL: "本机没有这个地址",
    errno.ENOTEMPTY: "文件夹不是空的",
    errno.EIO: "磁盘读写出错",
    errno.ECONNREFUSED: "对方没有开着这个端口",
    errno.ECONNRESET: "连接中断",
    errno.ETIMEDOUT: "对方没有应答",
    errno.EHOSTUNREACH: "网络不通",
    errno.ENETUNREACH: "网络不通",
}


def reason(problem: OSError) -> str:
    """Say in Chinese why the system or the network refused; in its own words where it says something rare."""
    inner = getattr(problem, "reason", None)
    if isinstance(inner, OSError):  # what urllib wraps
        return reason(inner)
    if isinstance(problem, socket.gaierror):
        return "找不到这个主机名"
    if isinstance(problem, TimeoutError):
        return "对方没有应答"
    return _REASONS.get(problem.errno or 0) or problem.strerror or str(problem)


def cause(problem: Exception) -> str:
    """Say in Chinese what went wrong while something was read: words of ours, the system's, or that it is damaged."""
    if isinstance(problem, OSError):
        return reason(problem)
    return str(problem) if re.search(r"[\u4e00-\u9fff]", str(problem)) else "内容残缺，读不懂"
