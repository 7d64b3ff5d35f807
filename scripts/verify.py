"""Is a site what its manifest says, and is nothing lost: `python3 scripts/verify.py SITE [--previous SITE] [--key PUB]`."""

import environment

environment.enter()

import argparse
import sys
from pathlib import Path

from gongkai.audit import fetch, proof, rebuild, signature, verify
from gongkai.audit.memory import NoSite
from gongkai.command_line import Parser, ended
from gongkai.failures import reason
from gongkai.manifest import Damaged


def main() -> int:
    """Do what is asked; 0 when everything holds, 1 when something does not, 2 when it cannot be checked."""
    chosen = arguments()
    try:
        if chosen.new_key:
            return make_key(chosen.new_key)
        if chosen.fetch:
            return fetch_manifest(chosen.fetch, chosen.site)
        if chosen.check_proof:
            return check_proof(chosen.check_proof, chosen.root_hash)
        return check(chosen)
    except (NoSite, signature.KeyProblem, rebuild.CannotRebuild) as problem:
        print(f"错误：{problem}。", file=sys.stderr)
    except Damaged as problem:
        print(f"{problem}")
        return 1
    except OSError as problem:
        print(f"错误：读写 {problem.filename} 失败（{reason(problem)}）。", file=sys.stderr)
    return 2


def make_key(place: Path) -> int:
    """Make a key pair and say what to do with it."""
    public = signature.new_key(place)
    print(f"私钥：{place}（妥善保管，不要放进资料库）")
    print(f"公钥：{public}（交给核对的人）")
    print(f"签名：python3 scripts/build.py --sign {place}")
    return 0


def fetch_manifest(address: str, place: Path) -> int:
    """Fetch the manifest of the published site; 3 when there is none yet."""
    try:
        found = fetch.fetched(address, place)
    except fetch.NotPublished as problem:
        print(f"{problem}；如果是首次发布，请不带 --previous 构建。", file=sys.stderr)
        return 3
    print(f"已取回上一版的清单：{found.facts['built_at']}，版本 {found.facts['revision'] or '（无）'}")
    return 0


def check_proof(place: Path, root: str) -> int:
    """Check a proof with nothing but the root."""
    try:
        entry = proof.checked(place.read_bytes(), root.strip().lower())
    except proof.NoProof as problem:
        print(f"证明不成立：{problem}。")
        return 1
    print(
        f"证明成立：清单里有 {entry['kind']}/{entry['id']}《{entry['title']}》，网址 {entry['url']}，内容与证明文件里的一致。"
    )
    return 0


def check(chosen: argparse.Namespace) -> int:
    """Check a site, or prove a record of it, or build it again."""
    if chosen.prove:
        return prove(chosen.site, chosen.prove)
    site, found = verify.verified(chosen.site, chosen.previous, chosen.key)
    if site and chosen.rebuild:
        found += rebuild.rebuilt(site, chosen.rebuild, chosen.root.resolve(), environment.ROOT)
    for offence in found:
        print(offence)
    if found or site is None:
        print(f"核对未通过：{len(found)} 处不符。")
        return 1
    head = site.read.head
    signed = "，签名有效" if chosen.key else ""
    print(
        f"核对通过：{len(site.expected())} 个文件、{len(site.read.records)} 条记录与清单一致{signed}。树根 {head['root']}"
    )
    if chosen.rebuild:
        print(f"按 {chosen.rebuild} 重建，逐字节相同。")
    return 0


def prove(place: Path, key: str) -> int:
    """Print the proof of a record."""
    try:
        sys.stdout.buffer.write(proof.prove(verify.opened(place), key))
    except proof.NoProof as problem:
        print(f"错误：{problem}。", file=sys.stderr)
        return 2
    return 0


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = Parser(
        prog="verify.py",
        description="核对网站与它的清单，指出每一个不符的文件",
        epilog="退出码：0 通过，1 不符，2 无法核对。",
    )
    parser.add_argument("site", metavar="SITE", type=Path, nargs="?", help="要核对的网站文件夹")
    parser.add_argument("--previous", type=Path, metavar="SITE", help="上一版网站，核对前后相接、没有网址丢失")
    parser.add_argument("--key", type=Path, metavar="PUB", help="核对签名用的公钥，应从可靠的渠道取得，不要用网站上的")
    parser.add_argument("--rebuild", metavar="REV", help="按这个 git 版本和清单记下的时间重新生成，逐字节比较")
    parser.add_argument("--root", type=Path, default=environment.ROOT, help="重建时用哪个资料文件夹的 git 库")
    parser.add_argument("--prove", metavar="KIND/ID", help="输出这条记录在清单里的证明")
    parser.add_argument("--check-proof", type=Path, metavar="FILE", help="只凭树根核对一份证明，不需要网站")
    parser.add_argument("--root-hash", metavar="HEX", default="", help="树根，网站的 audit/root.txt 里有")
    parser.add_argument(
        "--fetch",
        metavar="URL",
        help="把已发布网站的清单取到 SITE 文件夹，供下次构建的 --previous 用；还没有发布过时退出码为 3",
    )
    parser.add_argument(
        "--new-key", type=Path, metavar="FILE", help="生成一对签名密钥：私钥写到 FILE，公钥写到 FILE.pub"
    )
    chosen = parser.parse_args()
    if chosen.check_proof and not chosen.root_hash:
        parser.error("核对证明要用 --root-hash 给出树根")
    if not (chosen.site or chosen.check_proof or chosen.new_key):
        parser.error("请写上要核对的网站文件夹")
    return chosen


if __name__ == "__main__":
    sys.exit(ended(main))
