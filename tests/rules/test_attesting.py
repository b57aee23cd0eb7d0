"""A proof holds only where everything in it fits; each part that does not is named."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from paraf.rules.attesting import Site, attest, page_problems, redirect_problems
from paraf.rules.findings import Finding
from paraf.rules.manifest import manifest, sha256
from paraf.rules.merkle import leaf_hash
from paraf.rules.proof import proof_text, read_proof
from paraf.rules.release_papers import proof_of
from paraf.rules.words import Address, OfficerId, Verdict
from tests.support.proofs import (
    ADDRESS,
    BUDI_KEY,
    PAGE,
    PICTURE,
    SITE,
    STRANGER,
    TEXT,
    proven,
    said,
    word,
)

PATH = proof_of(ADDRESS)


def judged(proof, text=TEXT, site=SITE, address=ADDRESS):
    return attest(proof, text.encode(), site, address=address, path=PATH)


def found(proof, **rest):
    return sorted({finding.code for finding in judged(proof, **rest).findings})


def test_a_whole_proof_has_nothing_against_it_and_tells_who_signed():
    attested = judged(proven().proof)
    assert attested.findings == ()
    assert [(one.officer, one.name, one.identity) for one in attested.witnesses] == [("siti", "Siti Rahma", "key")]
    assert (attested.verdict, attested.leaf.number, attested.checkpoint.size) == (Verdict.PUBLISH, 3, 3)


def test_two_may_sign_and_one_without_a_key_is_claimed():
    attested = judged(proven(word(), word("budi", key=None)).proof)
    assert attested.findings == ()
    assert [(one.officer, one.identity) for one in attested.witnesses] == [("siti", "key"), ("budi", "claimed")]


@pytest.mark.parametrize("text", ["", TEXT + " ", TEXT.replace("surut", "naik ")])
def test_another_text_is_named(text):
    assert found(proven().proof, text=text) == ["proof-text"]


@pytest.mark.parametrize(
    "change",
    [
        {"site": "lain.example"},
        {"address": Address("berita/2026/lain")},
        {"content": sha256(b"x")},
        {"authors": (OfficerId("siti"),)},
        {"corrector": OfficerId("budi")},
    ],
)
def test_a_statement_about_something_else_is_named(change):
    assert found(proven(word(text=said(**change))).proof) == ["proof-statement"]


def test_a_statement_that_is_none_is_named():
    attested = judged(proven(word(text="apa saja\n")).proof)
    assert {finding.code for finding in attested.findings} == {"proof-statement"}
    assert attested.verdict is None
    assert attested.witnesses[0].time == attested.leaf.time


@pytest.mark.parametrize(
    "change",
    [{"verdict": Verdict.WITHDRAW}, {"replaces": sha256(b"x")}],
)
def test_signers_who_say_different_things_are_named(change):
    assert found(proven(word(), word("budi", BUDI_KEY, text=said("budi", **change))).proof) == ["proof-statement"]


def test_signers_who_signed_one_after_the_other_say_the_same():
    later = said("budi", not_before=datetime(2027, 1, 1, tzinfo=UTC))
    assert found(proven(word(), word("budi", BUDI_KEY, text=later)).proof) == []


def test_one_person_counts_once():
    assert found(proven(word(), word()).proof) == ["proof-statement"]


def test_a_proof_of_another_address_is_named():
    assert found(proven().proof, address=Address("berita/2026/lain")) == ["proof-statement"]


def test_a_manifest_that_nobody_signed_is_named():
    other = manifest(TEXT, [PICTURE, replace(PICTURE, ref="lain.jpg")])
    assert found(proven(manifest_text=other).proof) == ["proof-statement"]


def test_a_signer_off_the_roster_is_named():
    assert found(proven(word("tono", key=None)).proof) == ["proof-officer"]


def test_a_signature_over_something_else_is_named():
    other = replace(word(), signature=word(text=said(time=datetime(2026, 1, 1, tzinfo=UTC))).signature)
    assert found(proven(other).proof) == ["proof-signature"]
    assert found(proven(word(namespace="paraf@lain.example")).proof) == ["proof-signature"]


@pytest.mark.parametrize("key", [STRANGER, BUDI_KEY])
def test_a_key_that_is_not_the_signers_is_named(key):
    attested = judged(proven(word(key=key)).proof)
    assert [finding.code for finding in attested.findings] == ["proof-key"]
    assert attested.witnesses[0].identity == "claimed"


def test_a_key_counts_at_the_ledgers_time():
    early = datetime(2025, 6, 1, tzinfo=UTC)
    assert found(proven(time=early).proof) == ["proof-key"]


def test_an_entry_that_is_no_seal_over_the_statements_is_named():
    assert found(proven(act="sign").proof) == ["proof-entry"]
    assert found(proven(statements=()).proof) == ["proof-entry"]
    assert found(proven(statements=(sha256(b"x"),)).proof) == ["proof-entry"]


def test_a_way_that_leads_elsewhere_is_named():
    whole = proven().proof
    assert found(replace(whole, path=())) == ["proof-inclusion"]
    assert found(replace(whole, path=(leaf_hash(b"x"), *whole.path[1:]))) == ["proof-inclusion"]
    assert found(replace(whole, entry=proven(time=datetime(2026, 11, 23, tzinfo=UTC)).proof.entry)) == [
        "proof-inclusion"
    ]


def test_a_checkpoint_of_somebody_else_is_named():
    assert found(proven(checkpoint_key=STRANGER).proof) == ["proof-checkpoint"]
    assert found(replace(proven().proof, checkpoint=proven(before=4).proof.checkpoint)) == ["proof-checkpoint"]


def test_a_checkpoint_with_more_than_anybody_checks_is_named():
    note = proven().proof.checkpoint
    foreign = proven(checkpoint_key=STRANGER).proof.checkpoint.split("\n\n")[1]
    assert found(replace(proven().proof, checkpoint=note + foreign)) == ["proof-checkpoint"]


def test_another_sites_roster_and_key_judge_otherwise():
    other = Site(signers=replace(SITE.signers, site="lain.example"), key=SITE.key)
    assert found(proven().proof, site=other) == ["proof-signature", "proof-statement"]


def test_every_flipped_byte_of_a_proof_is_named():
    whole = proven(word(), word("budi", key=BUDI_KEY), before=5).proof
    raw = proof_text(whole).encode()
    for at in range(len(raw)):
        for flip in (0x01, 0x20):
            changed = bytearray(raw)
            changed[at] ^= flip
            proof = read_proof(changed.decode(errors="replace"), path=PATH)
            assert isinstance(proof, Finding) or found(proof), (at, flip, raw[max(0, at - 20) : at + 20])


def shown(page, text=TEXT, verdict=Verdict.PUBLISH):
    return [finding.code for finding in page_problems(page, text.encode(), verdict, path="x")]


def test_a_page_shows_the_signed_words_whatever_it_looks_like():
    assert shown(PAGE) == []
    assert shown(f"<html><body><nav>Menu</nav><main>{PAGE}<p>Bagikan</p></main></body></html>") == []
    assert shown(PAGE.replace("<div><p>", "<section>\n <p class='x'>").replace("</p></div>", "</p></section>")) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("surut", "naik"),
        ("sudah", "sudah tidak"),
        ("Banjir", "Kabar banjir palsu: b"),
        ("<p>Air", "<p hidden>Air"),
        ("<p>Air", "<script>Air"),
        ("Air <strong>sudah</strong>", "Air <p>kata lain</p> sudah"),
        ("surut.", "surut.x"),
    ],
)
def test_a_page_with_other_words_is_named(old, new):
    assert old in PAGE
    assert shown(PAGE.replace(old, new)) == ["proof-page-text"]


def test_nothing_signed_is_put_into_a_fold_and_nothing_in_a_fold_is_changed():
    assert shown(f"<details><summary>Palsu</summary>{PAGE}</details>") == ["proof-page-text"]
    fold = "<details><summary>Rincian</summary>\n\nDua RT.\n\n</details>"
    text = f"{TEXT}\n{fold}\n"
    page = PAGE.replace("</p></div>", f"</p>{fold}</div>")
    assert shown(page, text) == []
    assert shown(page.replace("Dua RT", "Tiga RT"), text) == ["proof-page-text"]


def test_a_notice_shows_its_title_and_its_reason():
    notice = "Title: Banjir\nDate: 2026-11-21 09:30\nSlug: banjir\nChange: pencabutan\nChange-Note: Keliru < orang.\n"
    assert shown("<p>Banjir</p><p>Alasan: Keliru &lt; orang.</p>", notice, Verdict.WITHDRAW) == []
    assert shown("<p>Banjir</p><p>Alasan: lain</p>", notice, Verdict.WITHDRAW) == ["proof-page-text"]
    assert shown("<p>Banjir</p>", notice) == []


def test_redirects_are_those_that_the_signed_text_has():
    lines, _, body = TEXT.partition("\n\n")
    assert judged(proven().proof).redirects == judged(proven().proof, "bukan naskah").redirects == ()
    year = ADDRESS.rpartition("/")[0]
    assert judged(proven().proof, f"{lines}\nRedirect: air, surut\n\n{body}").redirects == (
        f"{year}/air",
        f"{year}/surut",
    )


LEADING = f'<meta http-equiv="refresh" content="0; url=/{ADDRESS}/">'


@pytest.mark.parametrize(("page", "codes"), [(LEADING, []), ("", ["redirect-astray"])])
def test_a_redirect_leads_to_its_article(page, codes):
    assert [one.code for one in redirect_problems(page, ADDRESS, path="x")] == codes


def test_a_text_that_is_no_article_is_named():
    assert shown(PAGE, "tanpa kepala") == ["proof-text"]
    assert [one.code for one in page_problems(PAGE, b"\xff\xfe", None, path="x")] == ["proof-text"]


def test_one_person_alone_may_release_their_own_work_in_an_emergency_and_only_then():
    own = {"authors": (OfficerId("siti"),), "verdict": Verdict.EMERGENCY}
    attested = judged(proven(word(text=said(**own))).proof)
    assert (attested.findings, attested.verdict) == ((), Verdict.EMERGENCY)
    both = [
        word(text=said(verdict=Verdict.EMERGENCY)),
        word("budi", BUDI_KEY, text=said("budi", verdict=Verdict.EMERGENCY)),
    ]
    assert found(proven(*both).proof) == ["proof-statement"]
