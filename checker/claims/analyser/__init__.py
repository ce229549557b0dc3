"""Grammar and names of sentences by one transformer encoder, as a component of spaCy pipelines.

`component` is what spaCy loads and runs; the rest is what it is made of.
"""
