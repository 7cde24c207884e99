// Builds what pages load beside their own style and script: node build.mjs FOLDER
import { copyFile, mkdir, readFile, readdir, writeFile } from "node:fs/promises";
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

// Whatever ended up in a bundle keeps its licence beside it.
const packages = Object.keys(JSON.parse(await readFile("package-lock.json", "utf8")).packages);
const terms = [];
for (const place of packages.filter((one) => one.startsWith("node_modules/")).sort()) {
  const files = await readdir(place).catch(() => []);
  const name = files.find((one) => /^licen[cs]e/i.test(one));
  if (name) terms.push(`${place.slice(13)}\n\n${await readFile(join(place, name), "utf8")}`);
}
await writeFile(join(folder, "licences.txt"), terms.join(`\n${"-".repeat(72)}\n\n`));
