"""One name of a place or a body, spelt in two ways?"""

import pytest

from checker.text.spelling import slip_between


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Whetsel Avenue", "Wetsel Avenue"),
        ("the Hermann Hospital", "Herman Hospital"),
        ("North Starr Road", "North Star Road"),
        ("Meadbury Drive", "Meadberry Drive"),
        ("Eskenazi Hospital", "Eskanzi Hospital"),
        ("Arabian Peninsula", "Arabian Pensinsula"),
        ("Leonardtown", "Leonaardtown"),
        ("Tolland Labour Party", "Tolande Labor Party"),
    ],
)
def test_one_name_with_a_slip(left, right):
    assert slip_between(left, right)
    assert slip_between(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Whetsel Avenue", "Whetsel Avenue"),
        ("Whetsel Avenue", "Whetsel Street"),
        ("Whetsel Avenue", "Wetsel Drive"),
        ("Oakhaven", "Southaven"),
        ("Whithorn", "Whitmore"),
        ("Intercept", "Internet"),
        ("Austria", "Austrian"),
        ("Nigeria", "Niger"),
        ("Garden Lane", "Gardens Lane"),
        ("5th Street", "6th Street"),
        ("Lund", "Lind"),
        ("Lake Centre", "Lake Center"),
        ("Guantánamo Bay", "Guantanamo Bay"),
        ("Polvitsa", "Polvica"),
        ("Duesseldorf", "Dusseldorf"),
        ("Kharkiv Hospital", "Harkiv Hospital"),
        ("East Berg", "West Berg"),
        ("", ""),
    ],
)
def test_two_names_or_two_forms_of_one(left, right):
    assert not slip_between(left, right)


def test_common_words_are_no_slips_of_each_other():
    assert slip_between("Health Ministry", "Health Minister")
    assert not slip_between("Health Ministry", "Health Minister", {"minister"})
