"""Kinds of things that change: pages listen to topics, never to each other."""

from __future__ import annotations

from enum import StrEnum


class Topic(StrEnum):
    """What a change touched."""

    GROUP = "group"
    PEOPLE = "people"
    FIELDS = "fields"
    FAMILIES = "families"
    PLACES = "places"
    LISTS = "lists"
    COPIES = "copies"
    INCOME = "income"
    STOCK = "stock"
    SEWING = "sewing"
    BAKERY = "bakery"
