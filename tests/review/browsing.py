"""Tabs of a real browser at a desk that is served from a thread."""

from .people import session_of


class Desk:
    """The desk, its store, and a browser; ``faults`` is what pages complained of."""

    def __init__(self, store, browser, address):
        self.store, self.browser, self.address, self.faults = store, browser, address, []
        self._sessions = {}

    def open(self, path="/", user="ann", **options):
        """A tab of a browser of its own, signed in as ``user``; a stranger's where that is ''."""
        context = self.browser.new_context(base_url=self.address, **options)
        context.set_default_timeout(8000)
        if user and user not in self._sessions:
            self._sessions[user] = session_of(self.address, user)
        cookies = self._sessions.get(user, {}).items()
        context.add_cookies(
            [{"name": name, "value": value, "url": self.address} for name, value in cookies]
        )
        tab = context.new_page()
        tab.on("console", self._complain)
        tab.on("pageerror", lambda error: self.faults.append(str(error)))
        tab.goto(path)
        return tab

    def entries(self):
        """Every judgement there is."""
        return list(self.store.judgements.entries(reader="ann"))

    def _complain(self, message):
        # That a page was refused with a status is told by the browser, too.
        if message.type == "error" and "the server responded with a status of" not in message.text:
            self.faults.append(message.text)


def question(tab):
    return tab.inner_text("#question")


def press(tab, key):
    """Press a key that leads to another finding, and wait for that."""
    tab.wait_for_load_state()  # before its scripts have run, a page hears no keys
    tab.evaluate("document.querySelector('#question, #queue').dataset.old = 'yes'")
    tab.keyboard.press(key)
    tab.wait_for_selector(":is(#question, #queue):not([data-old])")
