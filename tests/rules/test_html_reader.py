import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraf.rules.html_reader import HtmlReader
from paraf.rules.sanitising import sanitised


@pytest.mark.parametrize("body", ["<!----><![>", "<![", "<![if !IE]>x<![endif]>", "<![CDATA[x]]>", "<!>", "a <![ b"])
def test_a_section_without_a_name_is_no_reason_to_give_up(body):
    assert "script" not in sanitised(f"{body}\n\n<script>x</script>").html


@given(st.text(alphabet="<>![]-?/a =\"'&;\n", max_size=40))
def test_no_text_makes_the_reader_give_up(text):
    reader = HtmlReader()
    reader.feed(text)
    reader.close()
