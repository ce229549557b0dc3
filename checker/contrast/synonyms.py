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
however|but
nearly|almost
car|automobile
children|kids
assist|help
assisted|helped
obtained|got
large|big
near|close to
following|after
prior to|before
permitted|allowed
requested|asked for
received|got
stated|said
announced|said publicly
deceased|dead
quickly|rapidly
several|a number of
many|numerous
currently|at present
earlier this year|earlier in the year
additional|further
entire|whole
residents|inhabitants
gathered|assembled
demanded|called for
criticized|denounced
praised|commended
resigned|stepped down
employees|workers
company|firm
occurred|took place
ended|came to an end
continued|went on
attorney|lawyer
attorneys|lawyers
physician|doctor
film|movie
percent|per cent
federal officials|officials in the federal government
though|although
while|whereas
in order to|to
at the time|then
also|too
"""
_ONE_WAY = frozenset(
    {
        "but",
        "too",
        "got",
        "then",
        "to",
        "after",
        "before",
        "said",
        "dead",
        "said publicly",
        "called for",
        "asked for",
        "kids",
        "whereas",
    }
)

SYNONYMS: dict[str, str] = {}
for _line in filter(None, _GROUPS.split("\n")):
    _one, _other = _line.split("|")
    SYNONYMS[_one] = _other
    if _other not in _ONE_WAY:
        SYNONYMS[_other] = _one
