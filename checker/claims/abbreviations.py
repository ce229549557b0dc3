"""English abbreviations written with a stop, by what may follow them.

Drawn up by hand from general knowledge of newspaper English (the abbreviations that agency
stylebooks prescribe for titles, months, states and firms). All are folded to lower case and
stand without their last stop.
"""

BEFORE_NAME = frozenset(
    """
    adm amb archbp asst atty bp brig capt card cllr cmdr col comdr coun cpl cpt det dr fr ft gen gov
    hon insp lt maj messrs mgr mme mlle mr mrs ms msgr mt mx pfc pres prof pte pvt rep reps rev rt
    sen sens sgt spc sra sta ste supt
    """.split()
)
"""Stand before a name or go on in some other way: no sentence ends on them."""

NEVER_LAST = frozenset("al approx ca cf eg e.g i.e ie incl nr viz vs".split())
"""Words that always lead on to something."""

BEFORE_NUMBER = frozenset(
    """
    art arts ch est fig figs no nos nr para pg pp sec sect ser tel vol
    jan feb mar apr jun jul aug sep sept oct nov dec
    """.split()
)
"""End no sentence where a number follows; else they may be plain words ('He said no. Then')."""

MAY_BE_LAST = frozenset(
    """
    assn ave ala ariz ark assoc b.c a.d blvd bros cal calif cie co colo conn corp ct cos d.c del
    dept dist div e.u esq est etc fla ga gmbh govt hr hrs ill inc ind inst intl jr kan ky lb lbs llc
    llp
    ltd m.d mass md mfg mich min minn miss mo mon mont n.c n.d n.h n.j n.m n.y nat natl neb nev
    okla ore oz pa ph.d pl plc pty r.i r.n rd s.a s.c s.d s.p.a sq sr st tenn tex tue tues thu thur
    thurs u.k u.n u.s u.s.a univ va vt w.va wash wed wis wyo
    fri sat sun
    """.split()
)
"""May end a sentence or stand inside one before a capital: what follows decides."""

CLOCK = frozenset("a.m p.m am pm".split())
"""Halves of the day, which a weekday, month, time zone or number may follow in one sentence."""

AFTER_CLOCK = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat
    sun january february march april may june july august september october november december jan
    feb mar apr jun jul aug sep sept oct nov dec christmas easter eastern central mountain pacific
    atlantic greenwich moscow beijing tokyo london paris local et est edt ct cst cdt mt mst mdt pt
    pst pdt gmt utc bst cet cest eet eest ist jst kst sgt hkt aest aedt awst nzst nzdt msk wat cat
    eat sast
    """.split()
)

STARTERS = frozenset(
    """
    a about above according across after again against all almost along already also although
    always amid among an and another any anyone are around as asked at away back because before
    behind being below besides between beyond both but by can certain despite did do does down
    during each earlier early either elsewhere even eventually ever every everyone everything
    except few finally first following for former formerly four from further given half has have
    he hence her here hers herself him his how however i if in indeed instead inside into is it its
    itself just last late later latest less let like many maybe me meanwhile more moreover most much
    my near nearly neither never nevertheless next no nobody none nor not nothing now of off often
    on once one only onto or other others otherwise our out outside over overall part per perhaps
    please previously rather recently several she should similarly since six so some somebody
    someone something sometimes soon still such ten than that the their them then there therefore
    these they this those though three through throughout thus till to today together tomorrow
    tonight too toward towards two under unless unlike until up upon was we were what whatever when
    whenever where whereas whether which while who whoever whom whose why will with within without
    would yesterday yet you your
    authorities critics detectives doctors employees experts firefighters investigators lawyers
    officers officials opponents passengers police prosecutors protesters rescuers researchers
    residents scientists shares supporters voters witnesses workers
    """.split()
)
"""Words that seldom have a capital but at the head of a sentence: the closed classes, and groups
of people that news copy names without an article."""
