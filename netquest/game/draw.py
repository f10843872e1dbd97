"""Stable draws: numbers that look random and come out the same on every machine and in every process."""

from collections.abc import Iterable
from hashlib import blake2b

_MASK = (1 << 64) - 1


def mix64(number: int) -> int:
    """Scramble a whole number into 64 bits, 0 to 2**64 - 1.

    The step of SplitMix64 (Steele, Lea, Flood 2014). Python's own `hash()` differs from process to process.
    """
    mixed = (number + 0x9E3779B97F4A7C15) & _MASK
    mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _MASK
    return mixed ^ (mixed >> 31)


def number_of(text: str) -> int:
    """Turn a text into 64 bits, odd, so that products with it keep all that a seed holds."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest()) | 1


def draws(seed: int, numbers: Iterable[int]) -> list[float]:
    """Draw a number in [0, 1] for each of these odd numbers; `seed` is mixed already.

    Multiplicative hashing (Dietzfelbinger and others 1997): the high bits of the product, which is fast.
    """
    return [((seed * number) & _MASK) * 2.0**-64 for number in numbers]
