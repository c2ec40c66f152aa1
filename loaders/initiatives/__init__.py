"""Initiatives: the named things that government builds, runs, launches or wins.

A clause names one where a verb that tells its phase governs a name: ahead of it (开工建设X, 举办X),
behind it (X建成通车), or both; where no verb that we know does, the nouns that it opens with may be
one. A name is told by quotes, by what it ends with and by words of its own; a thing without a name
of its own (老旧小区改造) is none. No single sign decides: what each weighs is learned.

``verbs`` finds the verbs, ``governing`` what they govern, ``subjects`` the names that do without,
``lists`` the things between verbs, ``sharing`` what these share, ``naming`` where a name begins
and ends. So ``candidates`` come about; ``traits`` tells what speaks for each and against it,
``weights`` whether it is a name, ``categories`` what is named. ``signs`` are what all of them tell
names by; ``learning`` finds the weights from ``examples``, apart from reading. ``identity`` knows a
name again in other words.
"""

from .reader import initiatives

__all__ = ["initiatives"]
