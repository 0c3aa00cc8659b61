"""Statements that are the same each time. SQLAlchemy makes their text once; afterwards they are run
on the driver's own connection: what SQLAlchemy does around a statement costs a turn several times
what the database does in it."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, cast

from sqlalchemy import BindParameter, ClauseElement, Dialect, Executable, Float, Numeric
from sqlalchemy.sql import visitors
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

# The arguments of a statement, by name; a list where its parameter is `expanding`.
Arguments = Mapping[str, Any]

# What a type makes of a value on its way to the driver, or back.
Processor = Callable[[Any], Any]

# So many forms of a statement are remembered, by how many values its lists have.
FORMS = 64


class Known:
    """A statement, made once for each kind of database and, where it takes lists, for each number
    of values in them: powers of two, what is left is filled up with the last one."""

    __slots__ = ("_forms", "_lists", "statement")

    def __init__(self, statement: Executable) -> None:
        self.statement = statement
        self._lists = sorted(
            each.key
            for each in visitors.iterate(cast(ClauseElement, statement))
            if isinstance(each, BindParameter) and each.expanding and each.required
        )
        self._forms: dict[tuple[object, ...], Made] = {}

    def made(self, dialect: Dialect, args: Arguments) -> Made:
        """As this database takes it, with these lists among the arguments. Raises ValueError for
        one that is empty."""
        sizes = [_room(args[name]) for name in self._lists]
        key = (dialect.name, *sizes)
        made = self._forms.get(key)
        if made is None:
            if len(self._forms) >= FORMS:
                self._forms.clear()
            lists = dict(zip(self._lists, sizes, strict=True))
            made = self._forms[key] = Made(self.statement, dialect, args.keys(), lists)
        return made


def _room(values: Sequence[object]) -> int:
    """How many values a list is given."""
    if not values:
        raise ValueError("a statement that is known takes no empty list")
    return 1 << (len(values) - 1).bit_length()


class Made:
    """The text of a statement as a driver takes it; makes its arguments and its rows."""

    __slots__ = ("_back", "_fixed", "_order", "_parts", "_row", "_there", "text")

    def __init__(
        self,
        statement: Executable,
        dialect: Dialect,
        names: Collection[str],
        sizes: Mapping[str, int],
    ) -> None:
        """`names` are those of the arguments, `sizes` says how long the lists among them are."""
        compiled = statement.compile(dialect=dialect)  # type: ignore[attr-defined]
        assert isinstance(compiled, SQLCompiler)  # noqa: S101, nothing that makes tables
        blank: dict[str, Any] = dict.fromkeys(names)
        blank |= {name: [None] * n for name, n in sizes.items()}
        state = compiled.construct_expanded_state(blank)
        of = {part: name for name, parts in state.parameter_expansion.items() for part in parts}
        self.text = state.statement
        self._order = tuple(state.positiontup or ())
        self._parts = {name: state.parameter_expansion[name] for name in sizes}
        # What stands in the statement itself, as the driver takes it.
        self._fixed: dict[str, Any] = {}
        self._there: list[tuple[int, Processor]] = []
        for place, name in enumerate(self._order):
            bound = compiled.binds[of.get(name, name)]
            process = _impl(bound.type, dialect).bind_processor(dialect)
            if of.get(name, name) not in names:
                value = state.parameters[name]
                self._fixed[name] = value if process is None else process(value)
            elif process is not None:
                self._there.append((place, process))
        columns = list(getattr(statement, "exported_columns", ()))
        keys = [column.key for column in columns]
        kind: Any = namedtuple("Row", keys, rename=True)  # type: ignore[misc]
        self._row = kind._make
        back = (
            (place, _impl(column.type, dialect).result_processor(dialect, _kind(column.type)))
            for place, column in enumerate(columns)
        )
        self._back = [(place, process) for place, process in back if process is not None]

    def arguments(self, args: Arguments) -> list[Any]:
        """In the order of their places."""
        if self._parts or self._fixed:
            args = {**self._fixed, **args}
            for name, parts in self._parts.items():
                values = args[name]
                last = values[-1]
                args.update(
                    zip(parts, [*values, *[last] * (len(parts) - len(values))], strict=True)
                )
        given = [args[name] for name in self._order]
        for place, process in self._there:
            given[place] = process(given[place])
        return given

    def rows(self, found: Iterable[Sequence[Any]]) -> list[Any]:
        """Named tuples, by the names of the columns."""
        if not self._back:
            return [self._row(each) for each in found]
        rows = []
        for each in found:
            values = list(each)
            for place, process in self._back:
                values[place] = process(values[place])
            rows.append(self._row(values))
        return rows


def _impl(of: TypeEngine[Any], dialect: Dialect) -> TypeEngine[Any]:
    return of.dialect_impl(dialect)


def _kind(of: TypeEngine[Any]) -> int | None:
    """What PostgreSQL calls a type of numbers (pg_type); the others do not ask."""
    if isinstance(of, Float):
        return 701
    return 1700 if isinstance(of, Numeric) else None
