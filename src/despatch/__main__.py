"""`python -m despatch` is the command line."""

from despatch.cli import main

if __name__ == "__main__":
    main()
