"""Initiatives: the named things that government builds, runs, launches or wins.

A clause names one where a verb that tells its phase governs a name: ahead of it (开工建设X, 举办X),
behind it (X建成通车), or both; where no verb that we know does, names that the clause opens with
are taken by their endings, whatever is said of them. A name is told by quotes, by what it ends
with and by words of its own; a thing without a name of its own (老旧小区改造) is none.

``verbs`` finds the verbs, ``governing`` what they govern, ``subjects`` the names that do without,
``lists`` the things between verbs, ``naming`` where a name begins and ends and whether it is one,
``categories`` what is named, ``signs`` what all of them tell names by.
"""

from .reader import initiatives

__all__ = ["initiatives"]
