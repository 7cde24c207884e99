// Outlines of countries from a topology: cut where they cross the 180th meridian, and rounded.
import { feature } from "topojson-client";

const ROUND = 1000;

/** Turn the countries of a topology into GeoJSON that can be drawn on a flat map. */
export function cutOutlines(topology) {
  const { features } = feature(topology, topology.objects.countries);
  return {
    type: "FeatureCollection",
    features: features
      .map((one) => ({
        type: "Feature",
        properties: { name: one.properties.name },
        geometry: { type: "MultiPolygon", coordinates: polygonsOf(one.geometry).flatMap(cut) },
      }))
      .filter((one) => one.geometry.coordinates.length > 0)
      .sort((a, b) => (a.properties.name < b.properties.name ? -1 : 1)),
  };
}

function polygonsOf(geometry) {
  return geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
}

/** Unroll a polygon so that longitudes go on beyond 180, then cut it into strips of one turn. */
function cut(rings) {
  const unrolled = rings.map(unroll);
  const [west, east] = range(unrolled[0]);
  const pieces = [];
  for (let turn = Math.floor((west + 180) / 360); turn * 360 - 180 < east; turn += 1) {
    const piece = unrolled
      .map((ring) => clip(clip(ring, turn * 360 - 180, 1), turn * 360 + 180, -1))
      .map((ring) => close(ring.map(([x, y]) => [round(x - turn * 360), round(y)])))
      .filter((ring) => ring.length > 3);
    if (piece.length > 0) pieces.push(piece);
  }
  return pieces;
}

function unroll(ring) {
  const open = ring.slice(0, -1);
  const found = [open[0]];
  for (const [x, y] of open.slice(1)) {
    const before = found.at(-1)[0];
    found.push([x - 360 * Math.round((x - before) / 360), y]);
  }
  const whole = found.at(-1)[0] - found[0][0];
  // A ring around a pole never comes back: lead it along the edge of the sheet.
  if (Math.abs(whole) > 180) {
    const pole = found[0][1] < 0 ? -90 : 90;
    const end = found[0][0] + 360 * Math.sign(whole);
    found.push([end, found[0][1]], [end, pole], [found[0][0], pole]);
  }
  return found;
}

/** Keep what lies on one side of a meridian (Sutherland and Hodgman). */
function clip(ring, meridian, side) {
  const inside = ([x]) => (x - meridian) * side >= 0;
  return ring.flatMap((point, place) => {
    const before = ring.at(place - 1);
    const crossed = inside(before) !== inside(point);
    const share = crossed ? (meridian - before[0]) / (point[0] - before[0]) : 0;
    const border = crossed ? [[meridian, before[1] + share * (point[1] - before[1])]] : [];
    return inside(point) ? [...border, point] : border;
  });
}

function close(ring) {
  const lean = ring.filter((point, place) => {
    const before = ring.at(place - 1);
    return ring.length < 2 || point[0] !== before[0] || point[1] !== before[1];
  });
  return lean.length > 2 ? [...lean, lean[0]] : [];
}

function range(ring) {
  const across = ring.map(([x]) => x);
  return [Math.min(...across), Math.max(...across)];
}

function round(value) {
  return Math.round(value * ROUND) / ROUND;
}
