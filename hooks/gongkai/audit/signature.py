"""Ed25519 signatures of manifests: keys made, manifests signed, signatures checked.

The library is loaded where a key is at hand: most builds have none, and loading it takes a tenth of a second.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from gongkai.failures import reason

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

PUBLIC_KEY = "audit/public-key.pem"


class KeyProblem(Exception):
    """A key that cannot be used; the message is for the operator."""


def new_key(place: Path) -> Path:
    """Make a key pair: the private key at `place`, readable by its owner only, the public one beside it as `.pub`."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    key = Ed25519PrivateKey.generate()
    raw = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    public = place.with_name(f"{place.name}.pub")
    try:
        descriptor = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise KeyProblem(f"{place} 已存在，为免覆盖在用的密钥没有生成新的；请换一个文件名") from None
    with os.fdopen(descriptor, "wb") as file:
        file.write(raw)
    public.write_bytes(pem(key.public_key()))
    return public


def private_key(place: Path) -> Ed25519PrivateKey:
    """Read a private key. Raises KeyProblem."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    try:
        key = serialization.load_pem_private_key(place.read_bytes(), None)
    except OSError as problem:
        raise KeyProblem(f"密钥文件 {place} 读不出来（{reason(problem)}）") from problem
    except (ValueError, TypeError, UnsupportedAlgorithm) as problem:
        raise KeyProblem(f"{place} 不是可用的私钥，请用 scripts/verify.py --new-key 生成") from problem
    if not isinstance(key, Ed25519PrivateKey):
        raise KeyProblem(f"{place} 不是 Ed25519 私钥，请用 scripts/verify.py --new-key 生成")
    return key


def public_key(content: bytes, name: str) -> Ed25519PublicKey:
    """Read a public key from PEM. Raises KeyProblem."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        key = serialization.load_pem_public_key(content)
    except (ValueError, UnsupportedAlgorithm) as problem:
        raise KeyProblem(f"{name} 不是可用的公钥") from problem
    if not isinstance(key, Ed25519PublicKey):
        raise KeyProblem(f"{name} 不是 Ed25519 公钥")
    return key


def pem(key: Ed25519PublicKey) -> bytes:
    """Write a public key."""
    from cryptography.hazmat.primitives import serialization

    return key.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)


def fingerprint(key: Ed25519PublicKey) -> str:
    """Name a public key by the SHA-256 of its 32 bytes."""
    from cryptography.hazmat.primitives import serialization

    raw = key.public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    return hashlib.sha256(raw).hexdigest()


def sign(content: bytes, key: Ed25519PrivateKey) -> bytes:
    """Sign bytes; Base64 and a line break."""
    return base64.b64encode(key.sign(content)) + b"\n"


def holds(content: bytes, signature: bytes, key: Ed25519PublicKey) -> bool:
    """Tell whether the signature is of these bytes by this key, and written as `sign` writes it."""
    from cryptography.exceptions import InvalidSignature

    try:
        raw = base64.b64decode(signature.strip(), validate=True)
        key.verify(raw, content)
    except (binascii.Error, ValueError, InvalidSignature):
        return False
    return signature == base64.b64encode(raw) + b"\n"
