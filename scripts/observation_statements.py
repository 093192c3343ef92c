"""Compile the questions of thrive/indicators/store/questions.py into statements.json beside it.

    .venv/bin/python scripts/observation_statements.py

Run it after changing a question; a test says when it was forgotten.
"""

from thrive.indicators.store.compiling import statements
from thrive.indicators.store.statements import FILE

if __name__ == "__main__":
    FILE.write_text(statements(), encoding="utf-8")
    print(f"{FILE.name}: {FILE.stat().st_size:,} bytes")
