import pytest
from argon2 import PasswordHasher

from checker.review.access import passwords

LONG = "quiet harbour lantern 9"


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("x" * 11, "at least 12"),
        ("x" * 300, "256 characters at most"),
        ("ana.lima-is-me", "name of the account"),
        ("ANA.LIMA-is-me", "name of the account"),
        ("abababababab", "repeats"),
    ],
)
def test_bad_passwords_are_told_why(password, said):
    assert said in passwords.fault_of(password, "ana.lima", 12)


@pytest.mark.parametrize("password", [LONG, "пароль из редакции", "x" * 200 + "yzäö"])
def test_length_is_what_counts(password):
    assert passwords.fault_of(password, "ana.lima", 12) is None


def test_a_password_is_hashed_by_argon2id_with_its_salt(cheap_argon2):
    first, second = passwords.hashed(LONG), passwords.hashed(LONG)
    assert first.startswith("$argon2id$")
    assert first != second
    assert passwords.check(LONG, first) == passwords.check(LONG, second) == (True, None)
    assert not passwords.check(LONG + "x", first).right


def test_composed_and_decomposed_letters_are_one_password(cheap_argon2):
    assert passwords.check("longer cafe\u0301", passwords.hashed("longer caf\u00e9")).right


def test_an_old_hash_is_made_anew(cheap_argon2):
    old = PasswordHasher(time_cost=1, memory_cost=16, parallelism=1).hash(LONG)
    checked = passwords.check(LONG, old)
    assert checked.right
    assert passwords.check(LONG, checked.rehashed) == (True, None)


def test_the_real_parameters_are_those_of_rfc_9106():
    hasher = passwords._HASHER
    assert (hasher.time_cost, hasher.memory_cost, hasher.parallelism) == (3, 65536, 4)


@pytest.mark.parametrize("kept", [None, "", "no hash at all"])
def test_without_a_hash_nothing_is_right(cheap_argon2, kept):
    assert passwords.check(LONG, kept) == (False, None)


def test_temporary_passwords_are_good_and_differ():
    made = {passwords.temporary() for _ in range(5)}
    assert len(made) == 5
    assert all(passwords.fault_of(one, "ana.lima", 12) is None for one in made)
