"""YAML documents as nodes that know their lines; every scalar stays the text that was written.

The loader never builds Python values: ``2022-09-08`` is no date, ``no`` is no boolean, and no tag
runs code. Duplicate keys are faults.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import yaml

from data.errors import SeedFault
from data.readers.fields import Fields
from data.readers.textfile import is_forbidden, read_lines

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

#: libyaml's loader where PyYAML was built with it; both keep the lines of nodes.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

#: Deepest nesting of collections; our formats need five. libyaml composes nodes by recursion in C,
#: and a file of 100,000 brackets would end the process without an error.
MAX_DEPTH = 20

_NULL_TAG = "tag:yaml.org,2002:null"


def read_document(path: Path, file: str, faults: list[SeedFault]) -> yaml.Node | None:
    """Return the root node of a YAML file; None if it is empty or has faults of syntax."""
    lines = read_lines(path, file, faults)
    if lines is None:
        return None
    text = "\n".join(lines)
    try:
        _require_shallow(text)
        return yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = 0 if mark is None else mark.line + 1
        problem = f"is not YAML: {error.problem or error.context}"
    except yaml.YAMLError as error:
        line, problem = 0, f"is not YAML: {type(error).__name__}"
    faults.append(
        SeedFault(
            file=file,
            line=line,
            field="",
            value="",
            problem=problem,
            remedy="check indentation, colons and quotes on this line and the one before",
        )
    )
    return None


def _require_shallow(text: str) -> None:
    """Raise a YAML error where collections are nested too deep; reading events is not recursive."""
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            raise yaml.MarkedYAMLError(
                problem=f"more than {MAX_DEPTH} lists or mappings inside one another",
                problem_mark=cast("yaml.Mark | None", event.start_mark),
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A mapping: its scalars as :class:`Fields`, its other values as nodes by key."""

    fields: Fields
    nodes: dict[str, yaml.Node]

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; a missing or empty list is no fault, other values are."""
        texts = []
        for node in self._items(key):
            text = _folded(node) if isinstance(node, yaml.ScalarNode) else ""
            if text and node.tag != _NULL_TAG and not any(map(is_forbidden, text)):
                texts.append(text)
            else:
                self.fields.fault(key, "holds something that is no text", "write one text an item")
        return tuple(texts)

    def records(
        self, key: str, required: Collection[str], optional: Collection[str] = ()
    ) -> list[Record]:
        """Return a list of mappings with the given keys."""
        items = self._items(key)
        found = [_record(n, self.fields, required, optional, where=key) for n in items]
        return [record for record in found if record is not None]

    def record(
        self, key: str, required: Collection[str], optional: Collection[str] = ()
    ) -> Record | None:
        """Return one mapping with the given keys; None if it is missing or is none."""
        node = self.nodes.get(key)
        if node is None:
            if key in self.fields:
                self.fields.fault(key, "is no mapping", f"write {', '.join(required)} below it")
            return None
        return _record(node, self.fields, required, optional, where=key)

    def _items(self, key: str) -> list[yaml.Node]:
        node = self.nodes.get(key)
        if isinstance(node, yaml.SequenceNode):
            return list(node.value)
        if node is not None or self.fields.optional(key):
            self.fields.fault(key, "is no list", "write one item a line, each after a hyphen")
        return []


def list_of_records(
    root: yaml.Node | None,
    file: str,
    required: Collection[str],
    optional: Collection[str],
    faults: list[SeedFault],
) -> Iterator[Record]:
    """Yield the mappings of a document that is a list; an empty document has none."""
    if root is None:
        return
    parent = Fields(file=file, line=root.start_mark.line + 1, values={}, faults=faults)
    if not isinstance(root, yaml.SequenceNode):
        parent.fault("", "is no list", "begin every record with a hyphen")
        return
    for node in root.value:
        record = _record(node, parent, required, optional, where="")
        if record is not None:
            yield record


def one_record(
    root: yaml.Node | None,
    file: str,
    required: Collection[str],
    optional: Collection[str],
    faults: list[SeedFault],
) -> Record | None:
    """Return the mapping of a document that is one; None if it is none."""
    line = 0 if root is None else root.start_mark.line + 1
    parent = Fields(file=file, line=line, values={}, faults=faults)
    return _record(root, parent, required, optional, where="")


def _folded(node: yaml.ScalarNode) -> str:
    """Return the text of a scalar on one line: how YAML breaks it carries no meaning here."""
    return " ".join(str(node.value).split())


def _record(
    node: yaml.Node | None,
    parent: Fields,
    required: Collection[str],
    optional: Collection[str],
    *,
    where: str,
) -> Record | None:
    """Return a mapping node as a record; None with a fault if it is no mapping.

    Unknown, missing and duplicate keys are faults of the parent, which then counts as faulty.
    """
    if not isinstance(node, yaml.MappingNode):
        parent.fault(where, "is no mapping", f"write {', '.join(required)}", value="")
        return None
    values: dict[str, str] = {}
    lines: dict[str, int] = {}
    nodes: dict[str, yaml.Node] = {}
    fields = Fields(
        file=parent.file,
        line=node.start_mark.line + 1,
        values=values,
        faults=parent.faults,
        lines=lines,
        parent=parent,
    )
    for key_node, value_node in node.value:
        key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else ""
        known = key in required or key in optional
        repeated = key in lines
        lines[key] = key_node.start_mark.line + 1
        if not known:
            keys = ", ".join([*required, *optional])
            fields.fault(
                key,
                "is not a key of this record",
                f"the keys are {keys}; quote texts with commas or colons",
                value="",
            )
        elif repeated:
            fields.fault(key, "is there twice", "keep one of them", value="")
        elif isinstance(value_node, yaml.ScalarNode):
            values[key] = "" if value_node.tag == _NULL_TAG else _folded(value_node)
            if any(map(is_forbidden, values[key])):
                fields.fault(key, "holds an invisible character", "delete its escape")
        else:
            nodes[key] = value_node
    for key in required:
        if key not in lines:
            fields.fault(key, "is missing", "add it", value="")
    return Record(fields=fields, nodes=nodes)
