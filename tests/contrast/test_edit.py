from hypothesis import given
from hypothesis import strategies as st

from checker.contrast.edit import Edit, apply, balanced, swap, tidy

WORDS = st.lists(st.sampled_from("the road was shut in May by 12 crews".split()), min_size=1)


def test_an_edit_inside_another_is_not_made():
    text = "The road, which was icy, was shut."
    assert apply(text, [Edit(8, 24), Edit(10, 15, "that")]) == "The road was shut."


def test_the_article_fits_what_follows_it():
    assert swap("He is a 17-year-old.", "17-year-old", "18-year-old") == "He is an 18-year-old."
    assert swap("An old bus burned.", "old", "new") == "A new bus burned."
    assert swap("An FBI agent came.", "FBI", "NATO").startswith("A NATO")


def test_a_number_is_not_found_inside_another():
    for text in ("It cost 1,200.", "It cost $12.5.", "Up 12%.", "A 12-year plan.", "No 112 left."):
        assert swap(text, "12", "13") is None


def test_words_that_occur_twice_are_left():
    assert swap("Two of two.", "two", "three") == "Two of three."
    assert swap("From two to two.", "two", "three") is None


@given(WORDS)
def test_a_tidy_sentence_stays_as_it_is(words):
    once = tidy(" , ".join(words))
    assert tidy(once) == once
    assert once[0].isupper() or not once[0].isalpha()


@given(WORDS, st.sampled_from(["fourteen", "June", "nobody"]))
def test_what_was_put_in_can_be_taken_out(words, new):
    text = tidy(" ".join([*words, "zebra", "now"]))
    changed = swap(text, "zebra", new)
    assert changed is not None
    assert swap(changed, new, "zebra") == text or text.count(new) > 0


def test_marks_come_in_pairs():
    assert balanced("He said “no” (twice).")
    assert not balanced("He said “no (twice).")
    assert not balanced('He said "no.')
