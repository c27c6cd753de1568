"""The command line; the door is `main` in `cli/main.py`."""
