"""`python -m despatch.cli`, the same as `despatch`."""

from despatch.cli.app import main

if __name__ == "__main__":
    main()
