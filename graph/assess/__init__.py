"""Judgements: targets against outcomes, year on year, level by level.

What was said never changes here: a judgement is a pure function of two figures and a policy.
"""
