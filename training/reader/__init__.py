"""The learned reader's groundwork: data sets to one example form, word pieces, the model, training and export.

Modules in the way of the data: `labels` (what is labelled), `examples` (the common form), `polnear`, `names`,
`own` (readers of data sets), `corpus` (which data is trained on and which is measured on), `pieces` and `windows`
(text to numbered word pieces), `targets` (labels of a window), then with torch: `encoder`, `model`, `batches`,
`train`, `decode`, `evaluate`, `export`, `speed`. Nothing of this is imported by `despatch` at run time.
"""
