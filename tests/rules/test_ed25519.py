import json

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from paraf.rules.ed25519 import is_signed, is_weak
from tests.support.signing import flips
from tests.support.vectors import vector_path

# RFC 8032, 7.1: secret key, public key, message, signature (TEST 1024's message is too long to type).
RFC_8032 = [
    (
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        (
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
            "d25bf5f0595bbe24655141438e7a100b"
        ),
    ),
    (
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        (
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
            "387b2eaeb4302aeeb00d291612bb0c00"
        ),
    ),
    (
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        (
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659"
            "4a7c15e9716ed28dc027beceea1ec40a"
        ),
    ),
    (
        "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
        "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
        (
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd"
            "454d4423643ce80e2a9ac94fa54ca49f"
        ),
        (
            "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e030"
            "3dca179c138ac17ad9bef1177331a704"
        ),
    ),
]
PRIME = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
CURVE = -121665 * pow(121666, -1, PRIME) % PRIME


def test_the_vectors_of_rfc_8032_are_signed_and_accepted():
    for secret, public, message, signature in RFC_8032:
        key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(secret))
        assert key.public_key().public_bytes_raw().hex() == public
        assert key.sign(bytes.fromhex(message)).hex() == signature
        assert is_signed(bytes.fromhex(message), bytes.fromhex(signature), public=bytes.fromhex(public))


def test_every_bit_of_message_signature_and_key_counts():
    _, public, message, signature = (bytes.fromhex(field) for field in RFC_8032[2])
    for flipped in flips(message):
        assert not is_signed(flipped, signature, public=public)
    for flipped in flips(signature):
        assert not is_signed(message, flipped, public=public)
    for flipped in flips(public):
        assert not is_signed(message, signature, public=flipped)


def test_a_signature_cannot_be_spelled_anew_by_adding_the_order_to_its_s():
    _, public, message, signature = (bytes.fromhex(field) for field in RFC_8032[1])
    s = int.from_bytes(signature[32:], "little") + ORDER
    assert not is_signed(message, signature[:32] + s.to_bytes(32, "little"), public=public)


def test_a_key_or_signature_of_another_length_signs_nothing():
    _, public, message, signature = (bytes.fromhex(field) for field in RFC_8032[1])
    for other in (public[:-1], public + b"\0", b""):
        assert not is_signed(message, signature, public=other)
    for other in (signature[:-1], signature + b"\0", b""):
        assert not is_signed(message, other, public=public)


def test_every_case_of_wycheproof_is_judged_as_it_says():
    groups = json.loads(vector_path("wycheproof/ed25519_test.json").read_text())["testGroups"]
    judged = [
        (case["tcId"], case["result"], is_signed(bytes.fromhex(case["msg"]), bytes.fromhex(case["sig"]), public=public))
        for group in groups
        for public in [bytes.fromhex(group["publicKey"]["pk"])]
        for case in group["tests"]
    ]
    assert len(judged) >= 151
    assert [case for case in judged if case[2] is not (case[1] == "valid")] == []


def test_the_weak_keys_are_those_of_small_order_and_those_spelled_in_a_second_way():
    y_of_order_eight = {y for y in _eighth_points() if y not in {0, 1, PRIME - 1}}
    assert len(y_of_order_eight) == 2
    for y in {0, 1, PRIME - 1} | y_of_order_eight | set(range(PRIME, 2**255)):
        for sign in (0, 2**255):
            assert is_weak((y + sign).to_bytes(32, "little"))
    assert not is_weak(bytes.fromhex(RFC_8032[0][1]))
    assert not is_weak((2).to_bytes(32, "little"))


def test_a_key_of_small_order_signs_nothing_though_the_equation_holds():
    identity = (1).to_bytes(32, "little")
    forged = identity + bytes(32)
    assert not is_signed(b"whatever", forged, public=identity)


def _eighth_points():
    """Find the points of small order: clear the odd part of the order from arbitrary points of the curve."""
    for y in range(2, 40):
        x_squared = (y * y - 1) * pow(CURVE * y * y + 1, -1, PRIME) % PRIME
        x = pow(x_squared, (PRIME + 3) // 8, PRIME)
        if x * x % PRIME != x_squared:
            x = x * pow(2, (PRIME - 1) // 4, PRIME) % PRIME
        if x * x % PRIME == x_squared:
            yield _times(ORDER, (x, y))[1]


def _times(number, point):
    result = (0, 1)
    for bit in f"{number:b}":
        result = _sum(result, result)
        if bit == "1":
            result = _sum(result, point)
    return result


def _sum(one, other):
    (x1, y1), (x2, y2) = one, other
    both = CURVE * x1 * x2 * y1 * y2
    x = (x1 * y2 + x2 * y1) * pow(1 + both, -1, PRIME) % PRIME
    return x, (y1 * y2 + x1 * x2) * pow(1 - both, -1, PRIME) % PRIME
