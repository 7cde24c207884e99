// Builds what pages load beside their own style and script: node build.mjs FOLDER
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import process from "node:process";

import { build } from "esbuild";

import { cutOutlines } from "./outlines.mjs";

const folder = process.argv[2] ?? "built";
const find = createRequire(import.meta.url).resolve;

const bundled = {
  bundle: true,
  minify: true,
  target: "es2022",
  legalComments: "eof",
  logLevel: "warning",
  outdir: folder,
};

await mkdir(folder, { recursive: true });
await build({ ...bundled, format: "iife", entryPoints: ["htmx.ts"] });
await build({ ...bundled, format: "esm", entryPoints: ["network.ts", "map.ts"] });
await copyFile(find("maplibre-gl/dist/maplibre-gl-worker.mjs"), join(folder, "map-worker.js"));
await copyFile(find("maplibre-gl/dist/maplibre-gl.css"), join(folder, "map.css"));

const atlas = JSON.parse(await readFile(find("world-atlas/countries-50m.json"), "utf8"));
await writeFile(join(folder, "outlines.geojson"), JSON.stringify(cutOutlines(atlas)));
