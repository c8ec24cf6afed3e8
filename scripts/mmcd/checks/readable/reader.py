"""Rules that the reader of the files tells while it loads the site: why each of them matters."""

from __future__ import annotations

from mmcd.checks.rule import Rule, read_rule

READER: tuple[Rule, ...] = (
    read_rule(
        "symbolic-link",
        "A link could lead out of the checkout, and show a stranger's eyes what is not meant to be published.",
    ),
    read_rule("file-too-large", "A reader on a slow connection waits for it, and nobody can review it."),
    read_rule("file-unreadable", "What cannot be opened cannot be published."),
    read_rule(
        "byte-order-mark",
        "Some programs show it as three stray letters, others take the first line for something else.",
    ),
    read_rule("not-utf-8", "Accented letters would turn into other characters."),
    read_rule("nul-byte", "The file is not text: tools would cut it off at that place."),
    read_rule("merge-conflict", "Readers would see both versions, with git's marks between them."),
    read_rule("frontmatter-missing", "Without title and description the page can neither be listed nor found."),
    read_rule("yaml-unreadable", "Nothing in the file can be used."),
    read_rule("yaml-tag", "Only plain data is read, so that a file cannot make a program do something."),
    read_rule("yaml-too-deep", "Nobody can follow it, and some programs give up."),
    read_rule("yaml-too-large", "A few lines that repeat each other could fill the memory of whoever reads them."),
    read_rule("yaml-key", "A key that is not plain text cannot be found again."),
    read_rule("key-repeated", "Of two values under one key, the first is lost without a word."),
    read_rule("value-impossible", "The value, such as a thirty-first of February, does not exist."),
    read_rule("key-missing", "A page or list would show a gap in that place."),
    read_rule("key-unknown", "What stands under a misspelt key is shown to nobody."),
    read_rule("value-type", "What expects a number or a list cannot use anything else."),
    read_rule("value-unknown", "Only the values listed have a meaning."),
    read_rule("value-invalid", "The value cannot be what the key stands for."),
    read_rule("entry-repeated", "Whatever names the id means one of the two, and nobody can tell which."),
    read_rule("data-file-missing", "Pages are made from it."),
    read_rule("dataset-without-rows", "A description without its table promises data that cannot be had."),
    read_rule("csv-unreadable", "Nothing in the table can be used."),
    read_rule("column-undescribed", "A reader of the data cannot know what the column means."),
    read_rule("column-missing", "The description promises a column that cannot be had."),
    read_rule("row-ragged", "Values would stand under the wrong heading."),
    read_rule("category-unknown", "A reader would see a code instead of a name."),
)
