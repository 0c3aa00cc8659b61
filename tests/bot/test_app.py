"""The program as one thing."""

import pytest

from tests.everywhere import Everywhere
from tests.support import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def test_its_repr_is_short(world: World) -> None:
    # asyncio's runner writes a repr of what a task gave back whenever it is started, and a fixture
    # is such a task: with the whole program in it that was most of the suite's time.
    assert len(repr(world)) < 200
    assert len(repr(world.app)) < 200


async def test_the_repr_of_all_channels_is_short(everywhere: Everywhere) -> None:
    assert len(repr(everywhere)) < 200
