"""Who says a figure, and how sure it is.

attribute(document) -> Attribution          once a document
sources_of(attribution, figure)             the sources of one figure, with the words that name them
status_of(attribution, figure, sources)     its status, with the words that decide it
"""

from zifferblatt.facts.attribution.govern import Attribution, attribute, sources_of
from zifferblatt.facts.attribution.status import status_of

__all__ = ["Attribution", "attribute", "sources_of", "status_of"]
