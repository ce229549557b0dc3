import pytest

from checker.review.access.peers import client_behind, household, is_within, networks

TRUSTED = networks(["10.0.0.0/8", "::1"])


@pytest.mark.parametrize(
    ("address", "within"),
    [
        ("10.1.2.3", True), ("::1", True), ("::ffff:10.0.0.1", True),
        ("11.0.0.1", False), ("::2", False), ("", False), ("testclient", False), ("10.0.0", False),
    ],
)  # fmt: skip
def test_addresses_are_found_in_their_networks(address, within):
    assert is_within(address, TRUSTED) is within


def test_without_networks_nothing_is_trusted():
    assert not is_within("127.0.0.1", ())


@pytest.mark.parametrize(
    ("peer", "forwarded", "client"),
    [
        ("10.0.0.1", "", "10.0.0.1"),
        ("10.0.0.1", "192.0.2.7", "192.0.2.7"),
        # What stands before the last address that is not ours the client may have made up.
        ("10.0.0.1", "127.0.0.1, 192.0.2.7", "192.0.2.7"),
        ("10.0.0.1", "192.0.2.7, 10.0.0.9", "192.0.2.7"),
        ("10.0.0.1", "127.0.0.1, 192.0.2.7, 10.0.0.9", "192.0.2.7"),
        ("10.0.0.1", "unknown", "10.0.0.1"),
        ("10.0.0.1", "<script>, 10.0.0.9", "10.0.0.1"),
        ("192.0.2.9", "192.0.2.7", "192.0.2.9"),
    ],
)
def test_the_client_is_the_last_that_no_proxy_of_ours_is(peer, forwarded, client):
    assert client_behind(peer, forwarded, TRUSTED) == client


@pytest.mark.parametrize(
    ("one", "other"),
    [("2001:db8::1", "2001:db8::ffff:2"), ("192.0.2.1", "192.0.2.1"), ("unknown", "unknown")],
)
def test_addresses_of_one_household_count_together(one, other):
    assert household(one) == household(other)


def test_neighbours_do_not_count_together():
    assert household("192.0.2.1") != household("192.0.2.2")
    assert household("2001:db8::1") != household("2001:db8:0:1::1")
