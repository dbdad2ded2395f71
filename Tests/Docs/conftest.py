import pathlib
import sys

# Bots as processes are started as the tests beside these do it.
sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "Interop"))
