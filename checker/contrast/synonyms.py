"""Words that news copy uses for one another.

Compiled by hand from the general vocabulary of agency style books; pairs that differ in a shade
of meaning that an editor would mind are left out.
"""

_GROUPS = """
began|started
purchased|bought
attempted|tried
roughly|approximately
because of|due to
nearly|almost
children|kids
assisted|helped
obtained|got
large|big
near|close to
prior to|before
requested|asked for
received|got
stated|said
deceased|dead
quickly|rapidly
several|a number of
many|numerous
currently|at present
earlier this year|earlier in the year
gathered|assembled
demanded|called for
criticized|denounced
praised|commended
resigned|stepped down
employees|workers
company|firm
occurred|took place
ended|came to an end
attorney|lawyer
attorneys|lawyers
physician|doctor
movie|film
percent|per cent
in order to|to
injured|hurt
"""
_ONE_WAY = frozenset(
    {
        "before",
        "got",
        "to",
        "said",
        "dead",
        "called for",
        "asked for",
        "kids",
        "further",
        "car",
        "hurt",
        "around",
        "fatally injured",
        "said it would",
        "a number of",
        "film",
    }
)

SYNONYMS: dict[str, str] = {}
for _line in filter(None, _GROUPS.split("\n")):
    _one, _other = _line.split("|")
    SYNONYMS[_one] = _other
    if _other not in _ONE_WAY:
        SYNONYMS[_other] = _one
