"""One scene, for what is done and for what is asked before."""

from __future__ import annotations

import pytest
from sqlalchemy import insert

from storage.city import areas, cycles
from tests.storage.staff.scene import LAMPUNG, METRO, Scene, everybody, prepared
from tests.support import World


@pytest.fixture
async def scene(world: World) -> Scene:
    scene = Scene(world)
    async with world.app.database.writer.connect() as connection:
        for into, some in prepared(scene, everybody()):
            await connection.execute(insert(into), some)
        scene.known = await cycles.read(connection)
        known = await areas.load(connection)
        scene.areas = known.by_code
        scene.cities = {city.code: city for city in known.cities}
        await connection.commit()
    assert set(scene.cities) == {METRO, LAMPUNG}
    return scene
