"""``python -m zifferblatt``."""

from zifferblatt.cli import main

main()
