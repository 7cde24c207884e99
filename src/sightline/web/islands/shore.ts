// Where an island meets its page: it is found, it loads its data, and it takes the drawing's place.

/** Start an island; when that fails, the drawing of the server stays where it is. */
export function findIsland(name: string, start: (island: HTMLElement) => Promise<void>): void {
  const island = document.querySelector<HTMLElement>(`[data-island="${name}"]`);
  const instead = document.querySelector<HTMLElement>(`[data-instead="${name}"]`);
  if (!island) return;
  start(island).then(
    () => {
      if (instead) instead.hidden = true;
    },
    (reason: unknown) => {
      island.hidden = true;
      console.warn(`The island ${name} could not start`, reason);
    },
  );
}

/** Load JSON from an address of this house. */
export async function load<T>(address: string | undefined): Promise<T> {
  const answer = await fetch(address ?? "", { credentials: "same-origin" });
  if (!answer.ok) throw new Error(`the data could not be loaded: ${answer.status}`);
  return (await answer.json()) as T;
}

/** Make an element with its properties and what is in it. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Partial<HTMLElementTagNameMap[K]>,
  ...inside: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...inside);
  return made;
}
