"""Words of opposite meaning, form by form, as predicates of news sentences.

Compiled by hand from general vocabulary. A line is read in both directions unless it has an
arrow; only pairs that exclude each other of one thing at one time stand here.
"""


def _table(lines: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in filter(None, map(str.strip, lines.split("\n"))):
        one, arrow, other = line.partition(" > ") if " > " in line else line.partition(" | ")
        found[one] = (*found.get(one, ()), other)
        if ">" not in arrow:
            found[other] = (*found.get(other, ()), one)
    return found


ANTONYMS = _table("""
rose | fell
rises | falls
rising | falling
climbed > dropped
dropped > climbed
jumped > plunged
plunged > soared
soared > plunged
surged > slumped
grew | shrank
growing | shrinking
increased | decreased
increase | decrease
increases | decreases
increasing | decreasing
declined > increased
gained > lost
raised | lowered
raise | lower
raising | lowering
won | lost
win | lose
wins | loses
winning | losing
accepted | rejected
accept | reject
accepts | rejects
approved | rejected
approve | reject
approves | rejects
adopted > rejected
passed > failed
supported | opposed
support | oppose
supports | opposes
supporting | opposing
backed | opposed
praised | criticized
praises | criticizes
opened | closed
opens | closes
reopened > closed
allow > forbid
banned > allowed
allows | bans
legal | illegal
legalized > outlawed
arrived | departed
arrives | departs
remembered | forgot
agreed > refused
refused > agreed
agree | refuse
confirmed | denied
confirms | denies
confirm | deny
admitted | denied
admits | denies
upheld | overturned
uphold | overturn
upholds | overturns
granted > denied
grant > deny
lifted > imposed
imposed > lifted
hired | fired
joined > left
began | ended
begins | ends
started > stopped
succeeded > failed
improved | worsened
improve | worsen
strengthened | weakened
expanded > reduced
expand > shrink
extended > shortened
strong | weak
stronger | weaker
higher | lower
larger | smaller
bigger | smaller
longer | shorter
better | worse
easier | harder
safer > more dangerous
safe | unsafe
guilty | innocent
likely | unlikely
possible | impossible
able | unable
available | unavailable
open | closed
alive | dead
positive | negative
public > secret
successful | unsuccessful
common | rare
correct | wrong
true | false
cheap | expensive
full | empty
early | late
earlier | later
majority | minority
victory | defeat
north | south
northern | southern
northeast | southwest
northwest | southeast
east | west
eastern | western
upstairs | downstairs
bought | sold
buy | sell
borrowed | lent
""")
"""Single words; before a verb, adjective or noun only where it is the predicate."""

STATUSES = _table("""
was killed > survived
were killed > survived
was killed > escaped unhurt
were killed > escaped unhurt
died > survived
survived > died
pleaded guilty | pleaded not guilty
found guilty | found not guilty
was convicted of | was acquitted of
were convicted of | were acquitted of
convicted | acquitted
was charged with | was cleared of
were charged with | were cleared of
was arrested > remained at large
were arrested > remained at large
was arrested > escaped
was sentenced > was acquitted
was released from | was kept in
were released from | were kept in
was canceled > went ahead
was cancelled > went ahead
was postponed > went ahead as planned
were canceled > went ahead
went ahead > was called off
took place > was called off
was held > was canceled
were held > were canceled
was injured > was unhurt
were injured > were unhurt
was wounded > was unhurt
were wounded > were unhurt
was found dead > was found alive
were found dead > were found alive
was found alive | was found dead
is missing > has been found
are missing > have been found
was elected > was defeated
was re-elected > lost the election
resigned > refused to resign
has resigned > has refused to resign
stepped down > refused to step down
was fired > kept the job
was reopened > remained closed
were reopened > remained closed
were evacuated > stayed in place
was evacuated > stayed open
has been approved | has been rejected
have been approved | have been rejected
was approved | was rejected
were approved | were rejected
was signed > was vetoed
signed into law > vetoed
vetoed > signed
was dismissed > was upheld
was rejected > was accepted
in critical condition | in stable condition
in stable condition > in critical condition
is in custody > is on the run
in custody > on the run
is scheduled to > is no longer scheduled to
is expected to > is not expected to
are expected to > are not expected to
is set to > is no longer set to
plans to > has no plans to
plan to > have no plans to
planned to > had no plans to
agreed to > refused to
refused to > agreed to
declined to comment > commented
was under control > was out of control
has been contained > is out of control
is still under investigation > has been closed
is investigating > is not investigating
are investigating > are not investigating
remains closed > has reopened
remain closed > have reopened
was destroyed > was unharmed
were destroyed > were unharmed
was damaged > was undamaged
were damaged > were undamaged
has been charged > has not been charged
have been charged > have not been charged
have been arrested > have not been arrested
has been arrested > has not been arrested
a unanimous > a split
unanimously > by a narrow margin
""")
"""Phrases for how things stand, with such as say that they stand otherwise."""
