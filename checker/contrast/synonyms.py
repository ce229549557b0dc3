"""Words that news copy uses for one another, and words that say less.

Compiled by hand from the general vocabulary of agency style books; pairs that differ in a shade
of meaning that an editor would mind are left out.
"""


def _table(lines: str) -> dict[str, str]:
    """'one | other' is read in both directions, 'one > other' only forward."""
    found: dict[str, str] = {}
    for line in filter(None, map(str.strip, lines.split("\n"))):
        if " > " in line:
            one, other = line.split(" > ")
        else:
            one, other = line.split(" | ")
            found[other] = one
        found[one] = other
    return found


SYNONYMS = _table("""
began | started
purchased | bought
purchase > buy
attempted to | tried to
attempting to | trying to
approximately | roughly
because of > due to
nearly | almost
children | kids
assisted | helped
obtained > got
big | large
requested > asked for
quickly | rapidly
several > a number of
many | numerous
currently > at present
this year > in the current year
last year > in the previous year
entire > whole
gathered > assembled
demanded > called for
criticized | denounced
criticizing | denouncing
praised > commended
resigned > stepped down
employees | workers
employee | worker
company | firm
companies | firms
occurred | took place
ended > came to an end
attorney | lawyer
attorneys | lawyers
physicians | doctors
physician | doctor
movie | film
movies | films
in order to > to
told reporters > said
says > states
said in a statement > stated
revealed | disclosed
warned that > cautioned that
argued that > contended that
believes > thinks
believe > think
injured | hurt
deadly | fatal
vote on > cast ballots on
probe > investigation
allies > supporters
foes > opponents
opponents | adversaries
scheduled for > set for
scheduled to > due to
postponed | put off
canceled | called off
cancelled > called off
boosted | lifted
highlighted > stressed
emphasized | stressed
allegedly > purportedly
so-called > self-styled
more than > over
fewer than > under
at least > no fewer than
during the past > over the past
despite > in spite of
concerning > about
regarding > about
such as > like
as well as > along with
shortly after > soon after
immediately > at once
recently > not long ago
previously > earlier
initially > at first
eventually > in the end
mostly > for the most part
significant > considerable
difficult > hard
huge | enormous
tiny > very small
dangerous | hazardous
wealthy | rich
famous | well-known
crucial | vital
controversial > hotly disputed
worried about | concerned about
worries about > concerns about
fears of > worries about
a majority of > most
the majority of > most of
a decade > ten years
two decades > 20 years
a dozen > 12
a week > seven days
both sides > the two sides
lawmakers > legislators
the White House > the president's office
Capitol Hill > Congress
the Pentagon > the Defense Department
the Supreme Court > the nation's highest court
the House of Representatives > the House
Democrats > members of the Democratic Party
Republicans > members of the Republican Party
the GOP > the Republican Party
police officer > officer
police officers > officers
law enforcement officials > police
election > vote
presidential candidate > candidate for president
health care > healthcare
gas prices > gasoline prices
smartphone > cell phone
the internet > the web
website > web site
highway > freeway
customers | clients
shareholders > stockholders
earnings > profits
jobs > positions
agreement | accord
deal > agreement
talks > negotiations
negotiations | talks
dispute > disagreement
crisis > emergency
proposal > plan
goal > aim
effort to > attempt to
efforts to > attempts to
a series of > a string of
throughout > all through
across the country > nationwide
around the world > worldwide
nationwide > across the nation
percent | per cent
was arrested > was taken into custody
were arrested > were taken into custody
was hospitalized > was taken to the hospital
is set to > is due to
plans to | intends to
plan to | intend to
wants to > would like to
want to > would like to
failed to > did not
refused to > would not
decided to > chose to
agreed to > consented to
""")
BROADER = _table("""
man > person
woman > person
boy > child
girl > child
mother > parent
father > parent
son > child
daughter > child
brother > sibling
sister > sibling
husband > spouse
wife > spouse
car > vehicle
truck > vehicle
bus > vehicle
cars > vehicles
trucks > vehicles
helicopter > aircraft
airplane > aircraft
plane > aircraft
planes > aircraft
jet > aircraft
rifle > firearm
pistol > firearm
handgun > firearm
shotgun > firearm
rifles > firearms
handguns > firearms
knife > weapon
dog > animal
dogs > animals
cat > animal
horse > animal
hurricane > storm
tornado > storm
blizzard > storm
senators > lawmakers
senator > lawmaker
congressman > lawmaker
congresswoman > lawmaker
teacher > educator
teachers > educators
nurse > health worker
nurses > health workers
firefighters > emergency workers
paramedics > emergency workers
soldier > service member
soldiers > service members
sailors > service members
journalist > media worker
reporters > journalists
cocaine > drugs
heroin > drugs
marijuana > drugs
beer > alcohol
whiskey > alcohol
house > building
church > building
hotel > building
bank > business
restaurant > business
murdered > killed
strangled > killed
stabbed > wounded
shot dead > killed
shot and killed > killed
soared > rose
surged > rose
plunged > fell
plummeted > fell
skyrocketed > rose
sprinted > ran
shouted > said
whispered > said
tweeted > wrote
texted > wrote
emailed > wrote
unanimously approved > approved
overwhelmingly approved > approved
narrowly won > won
easily won > won
sharply criticized > criticized
strongly criticized > criticized
seriously injured > injured
critically injured > injured
severely damaged > damaged
badly damaged > damaged
early Monday > Monday
early Tuesday > Tuesday
early Wednesday > Wednesday
early Thursday > Thursday
early Friday > Friday
late Monday > Monday
late Tuesday > Tuesday
late Wednesday > Wednesday
late Thursday > Thursday
late Friday > Friday
Monday morning > Monday
Tuesday morning > Tuesday
Wednesday morning > Wednesday
Thursday morning > Thursday
Friday morning > Friday
Monday night > Monday
Tuesday night > Tuesday
Wednesday night > Wednesday
Thursday night > Thursday
Friday night > Friday
Tuesday afternoon > Tuesday
Wednesday afternoon > Wednesday
""")
"""Words of which the first always entails the second, never the other way round."""
