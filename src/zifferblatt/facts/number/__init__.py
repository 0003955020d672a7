"""Numbers in running text: digits, number words, scales, shares, multiples and ranges."""

from zifferblatt.facts.number.find import Number, numbers, numbers_in

__all__ = ["Number", "numbers", "numbers_in"]
