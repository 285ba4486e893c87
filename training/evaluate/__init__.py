"""What the reader gets right and wrong on annotated reports, with the text of each miss and its cause.

Rules alone (`DESPATCH_READER=rules`) beside the learned reader, scored by `gold/score.py`. `data` makes the annotated
reports ready and reads them, `causes` says why an entry was missed or is false, `lists` prints.
"""
