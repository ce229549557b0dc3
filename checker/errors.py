"""Every error the checker raises on purpose, as one tree.

CheckerError                 status 1 unless stated otherwise
├── UsageError               the command was called wrongly (status 2)
│   └── SettingsError        a config file is missing or holds a bad key or value (status 2)
├── SourceError              one input cannot be read; names the file and the fault
│   └── StorySourceError     nothing in a story could be read
├── ModelError               a model is missing, damaged or unfit
│   ├── ModelMissing         neither shipped, nor in the cache, nor reachable
│   └── ModelDamaged         its files are not those that its manifest names
├── StoreError               the store cannot be opened, or is not of this version
│   └── LeaseLost            another process took over the work
└── GoldError                gold stories or reports that do not fit each other
"""


class CheckerError(Exception):
    """Base of all errors that are told to the user in one line, without a traceback."""

    status = 1


class UsageError(CheckerError):
    """The command was called wrongly."""

    status = 2


class SettingsError(UsageError):
    """A settings file is missing, unreadable, or holds an unknown key or a bad value."""


class SourceError(CheckerError):
    """An input cannot be read as a source of a story."""

    def __init__(self, path: object, fault: str) -> None:
        super().__init__(f"{path}: {fault}")
        self.place = path
        self.path = str(path)
        self.fault = fault


class StorySourceError(SourceError):
    """A story in which no source could be read at all."""


class ModelError(CheckerError):
    """A model is missing, damaged, or not fit for its task."""


class ModelMissing(ModelError):
    """A model is neither shipped with the checker, nor in the local cache, nor reachable."""


class ModelDamaged(ModelError):
    """The files of a model differ from those its manifest names."""


class StoreError(CheckerError):
    """The store cannot be reached or opened, or was written by another version."""


class LeaseLost(StoreError):
    """Another process does the work now; what this one would write could undo its writing."""


class GoldError(CheckerError):
    """Gold stories, or reports measured against them, do not fit each other."""
