"""GeoJSON (RFC 7946): one feature a row, a point where there is one; else without a geometry."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson

from bot.exports.table import Format, Table


def write(path: Path, table: Table) -> None:
    names = [column.name for column in table.columns]
    lat, lon = names.index("lat"), names.index("lon")
    with path.open("wb") as file:
        file.write(b'{"type":"FeatureCollection","features":[\n')
        first = True
        for batch in table.batches():
            for row in batch:
                place = None
                if row[lat] is not None and row[lon] is not None:
                    # Longitude first, as the format wants it.
                    place = {"type": "Point", "coordinates": [row[lon], row[lat]]}
                facts: dict[str, Any] = dict(zip(names, row, strict=True))
                del facts["lat"], facts["lon"]
                feature = {"type": "Feature", "geometry": place, "properties": facts}
                file.write((b"" if first else b",\n") + orjson.dumps(feature))
                first = False
        file.write(b"\n]}\n")


GEOJSON = Format("geojson", ".geojson", "application/geo+json", write, whole=True)
