"""Initiatives: the named things that government builds, runs, launches or wins.

A clause names one where a verb that tells its phase governs a name: ahead of it (开工建设X, 举办X),
behind it (X建成通车), or both. A name is told by quotes, by what it ends with and by words of its
own; a thing without a name of its own (老旧小区改造) is none.

``governing`` finds the verbs, ``lists`` the things between them, ``naming`` where a name begins and
ends and whether it is one, ``categories`` what is named, ``signs`` what all of them tell names by.
"""

from .reader import initiatives

__all__ = ["initiatives"]
