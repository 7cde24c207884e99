// The map as an island: the layers of the table on the boundary set of the house, and no other source.
import { Map as Atlas, NavigationControl, Popup, ScaleControl, setWorkerUrl } from "maplibre-gl";
import type { GeoJSONSource, LayerSpecification, MapGeoJSONFeature, StyleSpecification } from "maplibre-gl";

import { element, findIsland, load } from "./shore";

interface Feature {
  type: "Feature";
  geometry: GeoJSON.Geometry | null;
  properties: Record<string, string | number | null>;
}

interface Sheet extends GeoJSON.FeatureCollection {
  box: [number, number, number, number];
  disclaimer: string;
}

// The same inks as in the figures; they tell layers apart and say nothing else.
const INKS: Record<string, string> = {
  events: "#332288",
  sites: "#009E73",
  routes: "#AA4499",
  control: "#5D4037",
  deployments: "#C65A00",
  reporting: "#14435f",
};
const SAID = ["kind", "when", "where", "precision", "coverage"] as const;

function makeStyle(outlines: GeoJSON.GeoJSON): StyleSpecification {
  return {
    version: 8,
    sources: { outlines: { type: "geojson", data: outlines } },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": "#e8eef2" } },
      { id: "land", type: "fill", source: "outlines", paint: { "fill-color": "#f7f6f2" } },
      { id: "edges", type: "line", source: "outlines", paint: { "line-color": "#8a959d", "line-width": 0.8 } },
    ],
  };
}

/** Say how a layer is drawn; places that are not exact are hollow and as wide as they are vague. */
function draw(name: string): LayerSpecification[] {
  const ink = INKS[name] ?? "#333333";
  const of = { source: name, layout: { visibility: "none" as const } };
  const exact = ["in", ["get", "precision"], ["literal", ["exact"]]] as never;
  return [
    {
      ...of,
      id: `${name}-area`,
      type: "fill",
      filter: ["==", ["geometry-type"], "Polygon"],
      paint: { "fill-color": ink, "fill-opacity": name === "reporting" ? (["+", 0.08, ["*", 0.5, ["coalesce", ["get", "share"], 0]]] as never) : 0.25 },
    },
    {
      ...of,
      id: `${name}-line`,
      type: "line",
      filter: ["==", ["geometry-type"], "LineString"],
      paint: { "line-color": ink, "line-width": 2, "line-dasharray": [2, 1.5] },
    },
    {
      ...of,
      id: `${name}-point`,
      type: "circle",
      filter: ["==", ["geometry-type"], "Point"],
      paint: {
        "circle-color": ink,
        "circle-opacity": ["case", exact, 0.85, 0.12],
        "circle-stroke-color": ink,
        "circle-stroke-width": 1.5,
        "circle-radius": name === "reporting" ? (["+", 4, ["*", 14, ["coalesce", ["get", "share"], 0]]] as never) : ["case", exact, 5, ["+", 6, ["/", ["get", "radius"], 5]]],
      },
    },
  ];
}

function describe(feature: MapGeoJSONFeature): HTMLElement {
  const said = feature.properties as Feature["properties"];
  const link = element("a", { href: String(said.href) }, String(said.name));
  const facts = SAID.map((one) => said[one]).filter((one) => one !== null && one !== undefined && one !== "null");
  return element("div", { className: "told" }, element("strong", {}, link), ...facts.map((one) => element("p", {}, String(one))));
}

function show(atlas: Atlas, name: string, visible: boolean): void {
  for (const part of ["area", "line", "point"]) {
    atlas.setLayoutProperty(`${name}-${part}`, "visibility", visible ? "visible" : "none");
  }
}

function addLayers(atlas: Atlas, sheet: Sheet, boxes: HTMLInputElement[]): void {
  for (const name of Object.keys(INKS).reverse()) {
    const features = sheet.features.filter((one) => one.properties?.layer === name && one.geometry);
    atlas.addSource(name, { type: "geojson", data: { type: "FeatureCollection", features } });
    for (const layer of draw(name)) {
      atlas.addLayer(layer);
      atlas.on("mouseenter", layer.id, () => (atlas.getCanvas().style.cursor = "pointer"));
      atlas.on("mouseleave", layer.id, () => (atlas.getCanvas().style.cursor = ""));
    }
  }
  for (const box of boxes) {
    show(atlas, box.name, box.checked);
    box.addEventListener("change", () => show(atlas, box.name, box.checked));
  }
}

function tellOnClick(atlas: Atlas): void {
  atlas.on("click", (event) => {
    const near: [[number, number], [number, number]] = [
      [event.point.x - 4, event.point.y - 4],
      [event.point.x + 4, event.point.y + 4],
    ];
    const layers = Object.keys(INKS).flatMap((name) => [`${name}-point`, `${name}-line`, `${name}-area`]);
    const found = atlas.queryRenderedFeatures(near, { layers });
    const once = [...new Map(found.map((one) => [one.properties.href, one])).values()].slice(0, 8);
    if (once.length === 0) return;
    new Popup({ maxWidth: "20rem" })
      .setLngLat(event.lngLat)
      .setDOMContent(element("div", {}, ...once.map(describe)))
      .addTo(atlas);
  });
}

async function start(island: HTMLElement): Promise<void> {
  const [sheet, outlines] = await Promise.all([
    load<Sheet>(island.dataset.source),
    load<GeoJSON.FeatureCollection>(island.dataset.outlines),
  ]);
  const container = island.querySelector<HTMLElement>(".island");
  if (!container) throw new Error("there is no room for the map");
  island.hidden = false;
  setWorkerUrl(new URL(island.dataset.worker ?? "", window.location.href).href);
  const [west, south, east, north] = sheet.box;
  const atlas = new Atlas({
    container,
    style: makeStyle(outlines),
    bounds: [west, south, east, north],
    attributionControl: { compact: false, customAttribution: escape(sheet.disclaimer) },
    dragRotate: false,
    pitchWithRotate: false,
    maxZoom: 13,
  });
  atlas.touchZoomRotate.disableRotation();
  atlas.addControl(new NavigationControl({ showCompass: false }));
  atlas.addControl(new ScaleControl({ maxWidth: 160 }));
  atlas.getCanvas().setAttribute("aria-label", island.dataset.label ?? "");
  await new Promise((resolve) => atlas.once("load", resolve));
  addLayers(atlas, sheet, [...island.querySelectorAll<HTMLInputElement>("input[type=checkbox]")]);
  tellOnClick(atlas);
  atlas.once("idle", () => {
    const source = atlas.getSource<GeoJSONSource>("events");
    island.dataset.drawn = String(source ? sheet.features.filter((one) => one.geometry).length : 0);
  });
}

function escape(words: string): string {
  return element("span", { textContent: words }).innerHTML;
}

findIsland("map", start);
