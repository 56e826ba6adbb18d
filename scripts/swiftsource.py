"""Splits Swift source into code, comments and string literals, for the lints beside this file.

Not a parser: it knows comments (nested), strings (plain, multi-line, raw, with interpolation) and
regular expression literals well enough that a word in one of them is not taken for code.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

HOLE = "\u2026"  # stands for an interpolated value inside a literal's text


@dataclass
class Split:
    code: str = ""  # same length as the source; comments and literal contents are blanks
    comments: str = ""  # same length as the source; everything but comments is blanks
    literals: list[tuple[int, str]] = field(default_factory=list)  # (offset, raw text)


STRING_START = re.compile(r'(#*)("""|")')
REGEX_LITERAL = re.compile(r"/(?![\s/*])((?:\\.|[^/\\\n])*)(?<!\s)/")
EXTENDED_REGEX = re.compile(r"(#+)/(.*?)/\1", re.S)
BEFORE_REGEX = re.compile(r"(?:^|[=(,:\[{;!&|?]|\b(?:return|case|in|where|try|await))\s*$")


def split(source: str) -> Split:
    size = len(source)
    code = [c if c == "\n" else " " for c in source]
    comments = list(code)
    literals: list[tuple[int, str]] = []

    def take_code(start: int, closing: str | None) -> int:
        """Reads code from `start` to the bracket that closes an interpolation, or to the end."""
        at, depth = start, 0
        while at < size:
            c = source[at]
            if source.startswith("//", at):
                end = source.find("\n", at)
                end = size if end < 0 else end
                comments[at:end] = source[at:end]
                at = end
            elif source.startswith("/*", at):
                at = take_block_comment(at)
            elif match := STRING_START.match(source, at):
                at = take_string(at, match)
            elif c == "#" and (match := EXTENDED_REGEX.match(source, at)):
                at = match.end()
            elif c == "/" and (match := REGEX_LITERAL.match(source, at)) and BEFORE_REGEX.search(
                source, max(0, at - 40), at
            ):
                at = match.end()
            else:
                if closing and c == "(":
                    depth += 1
                if closing and c == ")":
                    if depth == 0:
                        return at
                    depth -= 1
                code[at] = c
                at += 1
        return size

    def take_block_comment(start: int) -> int:
        at, depth = start, 0
        while at < size:
            if source.startswith("/*", at):
                depth, at = depth + 1, at + 2
            elif source.startswith("*/", at):
                depth, at = depth - 1, at + 2
                if depth == 0:
                    break
            else:
                at += 1
        comments[start:at] = source[start:at]
        return at

    def take_string(start: int, match: re.Match) -> int:
        hashes, quote = match.groups()
        end_mark, escape = quote + hashes, "\\" + hashes
        code[start : match.end()] = source[start : match.end()]
        at, text = match.end(), []
        while at < size:
            if source.startswith(end_mark, at):
                code[at : at + len(end_mark)] = end_mark
                at += len(end_mark)
                break
            if source.startswith(escape + "(", at):
                text.append(HOLE)
                at = take_code(at + len(escape) + 1, ")") + 1
            elif source.startswith(escape, at):
                text.append(source[at : at + len(escape) + 1])
                at += len(escape) + 1
            elif source[at] == "\n" and quote == '"':
                break  # an unfinished string: the compiler will say so
            else:
                text.append(source[at])
                at += 1
        literals.append((start, "".join(text)))
        return at

    take_code(0, None)
    literals.sort()
    return Split("".join(code), "".join(comments), literals)


def line_of(source: str, offset: int) -> int:
    return source.count("\n", 0, offset) + 1


def swift_files(*folders: str) -> list[Path]:
    return sorted(
        path
        for folder in folders
        for path in Path(folder).rglob("*.swift")
        if ".build" not in path.parts
    )
