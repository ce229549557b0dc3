import pytest

from checker.review.access.origin import inside_path, is_from_elsewhere

OWN = "https://desk.example"


@pytest.mark.parametrize(
    ("headers", "elsewhere"),
    [
        ({}, False),
        ({"sec-fetch-site": "same-origin"}, False),
        ({"sec-fetch-site": "none"}, False),
        ({"sec-fetch-site": "same-site"}, True),
        ({"sec-fetch-site": "cross-site"}, True),
        ({"origin": OWN}, False),
        ({"origin": "https://desk.example.evil"}, True),
        ({"origin": "http://desk.example"}, True),
        ({"origin": "https://desk.example:8443"}, True),
        ({"origin": "null"}, True),
        ({"sec-fetch-site": "same-origin", "origin": "https://evil.example"}, True),
    ],
)
def test_other_sites_are_told_by_what_browsers_say(headers, elsewhere):
    assert is_from_elsewhere(headers, OWN) is elsewhere


@pytest.mark.parametrize(
    "target",
    [
        None, "", "queue", "//evil.example", "///evil.example", "https://evil.example",
        "/\\evil.example", "\\\\evil.example", "/\t/evil.example", "/\n/evil.example",
        "javascript:alert(1)", " /queue", "/\x00",
    ],
)  # fmt: skip
def test_nobody_is_sent_to_another_site(target):
    assert inside_path(target) == "/"


@pytest.mark.parametrize("target", ["/", "/queue", "/findings?story=a%2Fb&kind=conflict#top"])
def test_paths_of_the_desk_are_kept(target):
    assert inside_path(target) == target
