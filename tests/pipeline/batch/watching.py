"""The command ``checker`` as it is, but for the models: watching.py ARGUMENTS."""

from functools import partial

from checker.cli import main
from checker.pipeline import batch
from tests.pipeline.batch.fake import Load

if __name__ == "__main__":
    batch.Order = partial(batch.Order, load=Load(seconds=0.01))
    main()
