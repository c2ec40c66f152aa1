"""A wheel holds the modules that reading takes its time in compiled, by mypyc.

An editable install, a source archive and metadata never compile, so that whoever edits a file runs
what was edited. Without a C compiler, or with ``ZHENGTU_PURE`` set, a wheel is plain Python. All
else there is to say of the package stands in ``pyproject.toml``.
"""

import os
import shutil
import sys
from pathlib import Path

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext
from setuptools.errors import BaseError, CompileError, LinkError

BUILD = Path("build/wheel")
# Records stay plain: they pass between processes, and a compiled frozen dataclass is not unpickled.
LOADERS = (
    "accounts attention behind clauses clean dating eras marks numerals parts passage periods "
    "places quantities sections segment senses statements thresholds tokens"
)
FOLDERS = ("initiatives", "rules")
PLAIN = "__init__ examples identity learning rank relative"  # for learning, or quick


def modules() -> list[str]:
    """The files to compile."""
    found = [f"loaders/{name}.py" for name in LOADERS.split()]
    for folder in FOLDERS:
        paths = sorted(Path("loaders", folder).glob("*.py"))
        found += [path.as_posix() for path in paths if path.stem not in PLAIN.split()]
    return found


def extensions() -> list[Extension]:
    """The compiled modules of a wheel; none of anything else.

    The root is the package, so mypyc looks at a copy in a folder of that name, and there at what
    reading needs: it would follow the imports of the package through all the rest.
    """
    if "bdist_wheel" not in sys.argv or os.environ.get("ZHENGTU_PURE"):
        return []
    package = BUILD / "zhengtu"
    for folder in ("schema", "loaders"):
        shutil.copytree(folder, package / folder, ignore=shutil.ignore_patterns("__pycache__"))
    (package / "__init__.py").touch()
    options = ["--config-file=", "--ignore-missing-imports", "--no-namespace-packages"]
    try:
        from mypyc.build import mypycify

        return mypycify(
            [*options, *(f"{package}/{module}" for module in modules())],
            target_dir=str(BUILD),
            group_name="zhengtu",
            # Half the compiler's time and a third of its memory that the defaults take, for code
            # as fast.
            opt_level="1",
            debug_level="0",
            multi_file=True,
        )
    except (ImportError, SystemExit) as error:  # mypyc exits where it finds a fault
        print(f"not compiled, the wheel is plain Python: {error}", file=sys.stderr)
        return []


class AllOrNone(build_ext):
    """The compiled modules share a library: where one cannot be compiled, none can be used."""

    def build_extensions(self) -> None:
        """Compile, or leave the wheel plain."""
        try:
            super().build_extensions()
        except (BaseError, CompileError, LinkError) as error:
            self.warn(f"not compiled, the wheel is plain Python: {error}")
            for extension in self.extensions:
                Path(self.get_ext_fullpath(extension.name)).unlink(missing_ok=True)
            self.extensions = []


if __name__ == "__main__":
    shutil.rmtree(BUILD, ignore_errors=True)  # or a wheel would hold what an earlier one left
    setup(
        script_name="setup.py",
        ext_modules=extensions(),
        cmdclass={"build_ext": AllOrNone},
        options={"build": {"build_base": str(BUILD)}},
    )
