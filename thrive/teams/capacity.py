"""What a team asks itself about its own strength: eight statements, answered 1 to 4 (R70).

Written for this platform; no instrument of others. A changed statement gets a new code, so that
earlier answers keep their meaning.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

STATEMENTS = {
    "decide_together": _("Youth and adults decide together here."),
    "know_why": _("Each of us can say why we are here and what we want to change."),
    "read_numbers": _("We can read numbers about our children and talk about them."),
    "speak_up": _("Everybody who wants to speak is heard, in their own language."),
    "reach_city": _("We know who decides in the city, and they answer us."),
    "try_new": _("We try new things, and we say so when one does not work."),
    "share_work": _("The work is shared. Nobody carries it alone."),
    "lasting": _("The team would go on if one of us left."),
}
SCALE = (
    (1, _("Not yet")),
    (2, _("A little")),
    (3, _("Mostly")),
    (4, _("Fully")),
)
