"""The words that invented threads and posts are made of."""

_SAID = (
    "park light bench street school bus library council vote budget youth family night walk meeting "
    "map question answer neighbor dinner child care interpreter survey number table hearing summer "
    "work safe ride after three agreement paper draft community garden water shade clinic rent"
)
WORDS = _SAID.split()
