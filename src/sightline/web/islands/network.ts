// The network as an island: the same entities and ties as in the table, placed by the server.
import { NodeSquareProgram } from "@sigma/node-square";
import { MultiGraph } from "graphology";
import Sigma from "sigma";
import { NodeCircleProgram } from "sigma/rendering";

import { element, findIsland, load } from "./shore";

interface Node {
  id: string;
  name: string;
  kind: string;
  ties: number;
  x: number;
  y: number;
  href: string;
}

interface Tie {
  id: string;
  source: string;
  target: string;
  kind: string;
}

interface Region {
  nodes: Node[];
  ties: Tie[];
}

// Told apart by all eyes, and none of them a signal; a second shape doubles them.
const COLOURS = ["#332288", "#009E73", "#AA4499", "#5D4037", "#C65A00"];
const SHAPES = ["circle", "square"];
const PALE = "#dfe4e8";

class Network {
  private readonly graph = new MultiGraph();
  private readonly renderer: Sigma;
  private readonly order: string[];
  private chosen: string | null = null;
  private wanted = "";

  constructor(
    region: Region,
    private readonly sheet: HTMLElement,
  ) {
    this.draw(region);
    this.order = this.graph.nodes();
    this.renderer = new Sigma(this.graph, sheet, {
      nodeProgramClasses: { circle: NodeCircleProgram, square: NodeSquareProgram },
      labelFont: "system-ui, sans-serif",
      labelDensity: 0.6,
      labelRenderedSizeThreshold: 7,
      zIndex: true,
      nodeReducer: (id, data) => this.see(id, data),
      edgeReducer: (id, data) => ({ ...data, hidden: this.isHidden(id) }),
    });
    this.renderer.on("clickNode", ({ node }) => this.open(node));
    this.renderer.on("enterNode", ({ node }) => this.choose(node));
    this.renderer.on("leaveNode", () => this.choose(null));
    sheet.addEventListener("keydown", (event) => this.press(event));
    sheet.dataset.drawn = String(this.graph.order);
  }

  /** Show only what has these words, and go to the first of them. */
  find(words: string): number {
    this.wanted = words.trim().toLocaleLowerCase();
    const found = this.wanted ? this.order.filter((id) => this.fits(id)) : [];
    const first = found[0];
    if (first) this.goTo(first);
    this.renderer.refresh({ skipIndexation: true });
    return found.length;
  }

  private draw(region: Region): void {
    const kinds = kindsOf(region);
    for (const one of region.nodes) {
      const look = lookOf(kinds.indexOf(one.kind));
      this.graph.addNode(one.id, {
        x: one.x,
        y: -one.y,
        size: 4 + Math.min(Math.sqrt(one.ties), 6),
        label: `${one.name} (${one.kind})`,
        color: look.colour,
        type: look.shape,
        href: one.href,
      });
    }
    for (const one of region.ties) {
      this.graph.addDirectedEdge(one.source, one.target, { color: "#9aa7b1", size: 1 });
    }
  }

  private see(id: string, data: Record<string, unknown>): Record<string, unknown> {
    const near = this.chosen === null || id === this.chosen || this.graph.areNeighbors(id, this.chosen);
    if (near && (!this.wanted || this.fits(id))) {
      return { ...data, highlighted: id === this.chosen, zIndex: 1, forceLabel: id === this.chosen };
    }
    return { ...data, color: PALE, label: "", zIndex: 0 };
  }

  private isHidden(tie: string): boolean {
    return this.chosen !== null && !this.graph.hasExtremity(tie, this.chosen);
  }

  private fits(id: string): boolean {
    return String(this.graph.getNodeAttribute(id, "label")).toLocaleLowerCase().includes(this.wanted);
  }

  private choose(id: string | null): void {
    this.chosen = id;
    this.sheet.title = id ? String(this.graph.getNodeAttribute(id, "label")) : "";
    this.renderer.refresh({ skipIndexation: true });
  }

  private goTo(id: string): void {
    this.choose(id);
    const place = this.renderer.getNodeDisplayData(id);
    if (place) this.renderer.getCamera().setState({ x: place.x, y: place.y });
  }

  private open(id: string): void {
    window.location.assign(String(this.graph.getNodeAttribute(id, "href")));
  }

  private press(event: KeyboardEvent): void {
    const camera = this.renderer.getCamera();
    const { x, y, ratio } = camera.getState();
    const far = 0.1 * ratio;
    const act: Record<string, () => void> = {
      ArrowLeft: () => camera.setState({ x: x - far }),
      ArrowRight: () => camera.setState({ x: x + far }),
      ArrowUp: () => camera.setState({ y: y + far }),
      ArrowDown: () => camera.setState({ y: y - far }),
      "+": () => camera.setState({ ratio: ratio / 1.3 }),
      "=": () => camera.setState({ ratio: ratio / 1.3 }),
      "-": () => camera.setState({ ratio: ratio * 1.3 }),
      "0": () => camera.setState({ x: 0.5, y: 0.5, ratio: 1 }),
      n: () => this.step(1),
      p: () => this.step(-1),
      Escape: () => this.choose(null),
      Enter: () => this.chosen && this.open(this.chosen),
    };
    const done = act[event.key];
    if (!done || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    done();
  }

  private step(by: number): void {
    const at = this.chosen === null ? (by > 0 ? -1 : 0) : this.order.indexOf(this.chosen);
    const next = this.order.at((at + by) % this.order.length);
    if (next) this.goTo(next);
  }
}

function kindsOf(region: Region): string[] {
  return [...new Set(region.nodes.map((one) => one.kind))].sort();
}

function lookOf(kind: number): { colour: string; shape: string } {
  return {
    colour: COLOURS[kind % COLOURS.length] ?? PALE,
    shape: SHAPES[Math.floor(kind / COLOURS.length) % SHAPES.length] ?? "circle",
  };
}

function makeLegend(region: Region): HTMLElement {
  const list = element("ul", { className: "legend" });
  kindsOf(region).forEach((kind, place) => {
    const look = lookOf(place);
    const sign = element("span", { className: `swatch ${look.shape}` });
    sign.style.background = look.colour;
    sign.setAttribute("aria-hidden", "true");
    const count = region.nodes.filter((one) => one.kind === kind).length;
    list.append(element("li", {}, sign, ` ${kind} (${count})`));
  });
  return list;
}

async function start(island: HTMLElement): Promise<void> {
  const region = await load<Region>(island.dataset.source);
  island.hidden = false;
  const sheet = element("div", { className: "sheet", tabIndex: 0 });
  sheet.setAttribute("role", "application");
  sheet.setAttribute("aria-label", island.dataset.label ?? "");
  const field = element("input", { type: "search" });
  const said = element("output", {});
  island.append(element("label", { className: "seek" }, `${island.dataset.find ?? ""} `, field, " ", said), sheet);
  island.after(makeLegend(region));
  const network = new Network(region, sheet);
  field.addEventListener("input", () => {
    const found = network.find(field.value);
    said.textContent = field.value ? (found ? String(found) : (island.dataset.none ?? "")) : "";
  });
}

findIsland("network", start);
