"""The folding of many texts at once is the folding of one."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from gongkai.search import folding, units

_ALPHABET = st.one_of(
    st.sampled_from("云政发〔〕[]()（）20234号 “”《》\n\u3000—AbＡ①臺灣第十二条\x00\ud800\U00020000"), st.characters()
)


@given(st.text(_ALPHABET, max_size=60))
@example("云政发〔2023〕4号")
@example("")
def test_encode_equals_fold(text: str) -> None:
    """The numpy folding gives the units and origins of the plain one, for any text."""
    folded = folding.fold(text)
    encoded = units.encode(text)
    assert tuple(encoded.units.tolist()) == units.units_of(folded.text)
    assert tuple(encoded.origin.tolist()) == folded.origin
