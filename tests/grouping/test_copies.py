from hypothesis import given
from hypothesis import strategies as st

from checker.grouping import CopyIndex, near_copies
from checker.grouping.profile import hashes
from checker.match.origins import near_copy_similarity
from checker.text.runs import runs

THRESHOLD = 0.3


def passage(start, length=300):
    return " ".join(f"word{number}" for number in range(start, start + length))


def hashed(text):
    return hashes(runs(text))


def index_of(**texts):
    index = CopyIndex(THRESHOLD)
    for article, text in texts.items():
        index.add(article, hashed(text))
    return index


def test_a_text_is_found_among_others():
    index = index_of(one=passage(0), other=passage(1000))
    assert index.find(hashed(passage(0))) == {"one": 1.0}
    assert index.find(hashed(passage(5000))) == {}


def test_copy_cut_short_is_found_by_its_opening():
    index = index_of(long=passage(0, 2000))
    assert index.find(hashed(passage(0, 45))) == {"long": 1.0}
    assert index_of(short=passage(0, 45)).find(hashed(passage(0, 2000))) == {"short": 1.0}


def test_quotations_are_no_copying():
    said = f'"{passage(0)}"'
    index = index_of(one=f"{passage(1000)}\n{said}")
    assert index.find(hashed(f"{passage(2000)}\n{said}")) == {}


def test_a_text_taken_out_or_replaced_is_not_found():
    index = index_of(one=passage(0), other=passage(1000))
    index.remove("one")
    index.add("other", hashed(passage(2000)))
    assert index.find(hashed(passage(0))) == {}
    assert index.find(hashed(passage(1000))) == {}
    assert index.find(hashed(passage(2000))) == {"other": 1.0}


def test_texts_without_a_run_are_copies_of_nothing():
    index = index_of(empty="", short="Rain in Osten")
    assert index.find(hashed("")) == {}
    assert index.find(hashed("Rain in Osten")) == {}


def test_twenty_outlets_with_one_text_make_every_pair():
    articles = [(f"outlet{n}", hashed(passage(n * 5, 400))) for n in range(20)]
    assert len(list(near_copies(articles, THRESHOLD))) == 190


words = st.lists(st.sampled_from([f"w{n}" for n in range(40)]), min_size=30, max_size=80)


@given(words, words)
def test_what_is_found_is_found_by_origins_too(left, right):
    """MinHash may miss a copy, but the share is always that of `checker.match.origins`."""
    one, other = " ".join(left), " ".join(right)
    for share in index_of(one=one).find(hashed(other)).values():
        assert share == near_copy_similarity(one, other) >= THRESHOLD
