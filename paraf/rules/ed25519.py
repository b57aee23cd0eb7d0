"""Ed25519 (RFC 8032), on the library ``cryptography``: is this the key's signature over these bytes?

* A signature is 64 bytes whose S is below the order of the group: nothing can be added to it or changed in it.
* A key of small order is refused: it "signs" whatever one likes. So is one whose bytes are not its only spelling.
"""

from typing import Final

KEY_BYTES: Final = 32
SIGNATURE_BYTES: Final = 64
_PRIME = 2**255 - 19
_SIGN = 2**255
# The y of the eight points of small order; the two long ones are those of order eight.
_ORDER_EIGHT = 0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826
_SMALL_ORDER = frozenset({0, 1, _PRIME - 1, _ORDER_EIGHT, _PRIME - _ORDER_EIGHT})


def is_weak(public: bytes) -> bool:
    """Tell whether a public key is of small order or not in its canonical spelling."""
    y = int.from_bytes(public, "little") % _SIGN
    return y >= _PRIME or y in _SMALL_ORDER


def is_signed(message: bytes, signature: bytes, *, public: bytes) -> bool:
    """Tell whether the signature is this public key's over exactly this message."""
    # Imported here: it costs 25 ms, which an office that signs with codes need not pay.
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415

    if len(public) != KEY_BYTES or is_weak(public):
        return False
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except InvalidSignature:
        return False
    return True
