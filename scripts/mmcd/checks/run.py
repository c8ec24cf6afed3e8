"""Running the rules: which, in what order, and what is excused."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from mmcd.checks.readable import waivers as about
from mmcd.checks.registry import BY_NAME, RULES
from mmcd.checks.rule import Hit, Rule, hit, suggest
from mmcd.checks.waivers import Waiver, collect
from mmcd.checks.words import SOURCE, load_words
from mmcd.findings import Finding, Problem, Severity
from mmcd.model.site import Page, Site
from mmcd.model.translation import source_of


def run(
    site: Site,
    groups: Collection[str] = (),
    paths: Collection[str] = (),
    *,
    language: str = SOURCE,
    errors_only: bool = False,
) -> list[Finding]:
    """All findings on a site, by file and line, in the words of `language`.

    groups: only rules of these groups; paths: only findings in these files and folders, relative to the root;
    errors_only: only rules whose findings are errors, which is what a build asks for.
    What made a file unreadable is always among them: nothing can be said about what could not be read. So is
    what kept a chosen rule from being tried on a file.
    """
    trial = _Trial(site, groups, paths, errors_only=errors_only)
    hits = list(trial.run())
    words = load_words(language)
    read = ((BY_NAME[problem.rule], problem.hit) for problem in _told_once(site.problems))
    told = [
        *((rule, hit) for rule, hit in read if trial.is_chosen(hit.at.path)),
        *trial.excuse(hits),
        *trial.about_waivers(),
    ]
    return sorted({words.finding(rule, hit) for rule, hit in told}, key=lambda finding: finding.sort_key)


def stops_build(finding: Finding) -> bool:
    """Whether a site with this finding is not to be built."""
    rule = BY_NAME.get(finding.rule)
    return finding.is_error and (rule is None or rule.stops_build)


def in_order(rules: Sequence[Rule]) -> list[Rule]:
    """Rules with those they need before them, otherwise as they stand. Raises ValueError for a circle."""
    by_name = {rule.name: rule for rule in rules}
    done: dict[str, bool] = {}
    ordered: list[Rule] = []

    def visit(rule: Rule) -> None:
        if rule.name in done:
            if not done[rule.name]:
                raise ValueError(f"{rule.name} needs itself")
            return
        done[rule.name] = False
        for name in rule.needs:
            if name in by_name:
                visit(by_name[name])
        done[rule.name] = True
        ordered.append(rule)

    for rule in rules:
        visit(rule)
    return ordered


_NO_VALUE = frozenset({"yaml-tag", "value-impossible", "yaml-key"})
"""What leaves nothing in a place, so that the schema misses something there."""


def _told_once(problems: Sequence[Problem]) -> Iterator[Problem]:
    """Problems of the reader without those that follow from another one in the same place."""
    places = {(found.path, found.line, found.column) for found in problems if found.rule in _NO_VALUE}
    for found in problems:
        if found.rule in _NO_VALUE or (found.path, found.line, found.column) not in places:
            yield found


class _Trial:
    """One run: what failed where, and which waivers were of use."""

    def __init__(
        self, site: Site, groups: Collection[str], paths: Collection[str], *, errors_only: bool = False
    ) -> None:
        self.site = site
        self.errors_only = errors_only
        self.groups = frozenset(groups)
        self.files = frozenset(paths)
        self.folders = tuple(f"{path.rstrip('/')}/" for path in paths)
        self.failed: dict[str, set[str]] = defaultdict(set)
        self.causes: set[tuple[str, str]] = set()
        self.skipped: dict[str, set[str]] = defaultdict(set)
        self.tried: set[str] = set()
        self.waivers = [waiver for waiver in collect(site) if self.is_chosen(waiver.at.path)]
        self.used: set[Waiver] = set()
        for problem in site.problems:
            self.failed[problem.rule].add(problem.path)

    def is_chosen(self, path: str) -> bool:
        """Whether findings in a file are asked for."""
        return not self.files or path in self.files or path.startswith(self.folders)

    def wants(self, rule: Rule) -> bool:
        """Whether a rule is asked for."""
        if self.errors_only and rule.severity is not Severity.ERROR:
            return False
        return not self.groups or rule.group in self.groups

    def run(self) -> Iterator[tuple[Rule, Hit]]:
        """Hits of the rules that are asked for, and of those that kept one of them from being tried."""
        needed: set[str] = set()
        for rule in reversed(_ORDER):
            if self.wants(rule) or rule.name in needed:
                needed.update(rule.needs)
        hits: list[tuple[Rule, Hit]] = []
        for rule in _ORDER:
            if rule.is_read or not (self.wants(rule) or rule.name in needed):
                continue
            self.tried.add(rule.name)
            for found in self._hits(rule):
                self.failed[rule.name].add(found.at.path)
                hits.append((rule, found))
        for rule, found in hits:
            if self.wants(rule) or (rule.name, found.at.path) in self.causes:
                yield rule, found

    def _hits(self, rule: Rule) -> Iterator[Hit]:
        """Hits of one rule, on files on which what it needs holds."""
        blocked: set[str] = set()
        for need in rule.needs:
            files = self.failed[need] | self.skipped[need]
            blocked |= files
            self.causes.update((need, path) for path in files)
        self.skipped[rule.name] = blocked
        for found in self._all_hits(rule, blocked):
            if found.at.path not in blocked and self.is_chosen(found.at.path):
                yield found

    def _all_hits(self, rule: Rule, blocked: set[str]) -> Iterable[Hit]:
        if rule.site is not None:
            yield from rule.site(self.site)
        if rule.page is not None:
            for page in self.site.pages.values():
                if rule.applies(page) and not blocked & self._read_by(rule, page) and self.is_chosen(page.file):
                    yield from rule.page(page, self.site)

    def _read_by(self, rule: Rule, page: Page) -> set[str]:
        """Files that a rule reads to judge a page."""
        source = source_of(page, self.site) if rule.compares else None
        return {page.file} if source is None else {page.file, source.file}

    def excuse(self, hits: Iterable[tuple[Rule, Hit]]) -> Iterator[tuple[Rule, Hit]]:
        """Hits that no waiver excuses."""
        by_place: dict[tuple[str, str], list[Waiver]] = defaultdict(list)
        for waiver in self.waivers:
            by_place[waiver.rule, waiver.at.path].append(waiver)
        for rule, found in hits:
            excusing = [
                waiver
                for waiver in by_place.get((rule.name, found.at.path), ())
                if rule.waivable and waiver.covers(rule.name, found.at)
            ]
            self.used.update(excusing)
            if not excusing:
                yield rule, found

    def about_waivers(self) -> Iterator[tuple[Rule, Hit]]:
        """What is wrong with the waivers themselves, once all hits have been looked at."""
        for waiver in self.waivers:
            rule = BY_NAME.get(waiver.rule)
            if rule is None:
                known = [name for name, other in BY_NAME.items() if other.waivable]
                yield about.UNKNOWN, hit(waiver.at, rule=waiver.rule, suggestion=suggest(waiver.rule, known))
            elif not rule.waivable:
                yield about.NOT_ALLOWED, hit(waiver.at, rule=waiver.rule)
            elif not waiver.reason:
                yield about.WITHOUT_REASON, hit(waiver.at, rule=waiver.rule)
            elif waiver not in self.used and rule.name in self.tried and waiver.at.path not in self.skipped[rule.name]:
                yield about.UNUSED, hit(waiver.at, rule=waiver.rule)


_ORDER = in_order(RULES)
