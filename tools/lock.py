"""Write the hashed requirements from pyproject.toml: no address of a package registry ends up in them.

Versions that still fit stay as they are; `make lock UPGRADE=1` takes the newest.
"""

import os
import subprocess
import sys
from pathlib import Path

UV = Path(sys.executable).parent / "uv"
PLAIN = ("--universal", "--generate-hashes", "--no-header", "--no-emit-index-url", "--python-version=3.11", "--quiet")
FILES = {
    "run.txt": ("--extra=redis", "pyproject.toml"),
    "dev.txt": ("--extra=redis", "--group=dev", "--constraints=requirements/run.txt", "pyproject.toml"),
    "uv.txt": ("requirements/uv.in",),
}


def main() -> None:
    """Compile each file; stop at the first that cannot be resolved."""
    upgrade = ["--upgrade"] if os.environ.get("UPGRADE") else []
    for name, source in FILES.items():
        command: list[str | Path] = [
            UV,
            "pip",
            "compile",
            *PLAIN,
            *upgrade,
            *source,
            f"--output-file=requirements/{name}",
        ]
        if subprocess.run(command, stdout=subprocess.DEVNULL).returncode:
            raise SystemExit(f"requirements/{name} could not be resolved; the message is above.")
        print(f"requirements/{name} is up to date.")


if __name__ == "__main__":
    main()
