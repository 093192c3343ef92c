"""One index for the whole site. Rooms register what may be found, and put what they change.

register("city", documents, label=_("Cities"))   in the room's AppConfig.ready
put(document)                                    in its actions (thrive.search.actions)
search("vallejo", user=..., language="en")       in a view (thrive.search.queries)
"""

from thrive.search.registry import Document, register

__all__ = ["Document", "register"]
