/** Responsiveness and stability of a page, as the browser reports them. */
export interface Felt {
  interactions: { at: number; ms: number }[];
  shift: number;
  moved: string[];
}

declare global {
  interface Window {
    benchFelt: Felt;
  }
}

interface EventEntry extends PerformanceEntry {
  interactionId: number;
}

interface ShiftEntry extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
  sources: { node: Node | null }[];
}

export const leastToldMs = 16;

/** Runs in the page before its own scripts and must not use anything outside itself. The slowest event of an interaction counts. */
export function probeInteraction(): void {
  const felt: Felt = { interactions: [], shift: 0, moved: [] };
  window.benchFelt = felt;
  const byId = new Map<number, { at: number; ms: number }>();
  const onEvents = (entries: PerformanceObserverEntryList): void => {
    for (const { interactionId, startTime, duration } of entries.getEntries() as EventEntry[]) {
      if (!interactionId) continue;
      const known = byId.get(interactionId);
      if (known) known.ms = Math.max(known.ms, duration);
      else {
        const interaction = { at: startTime, ms: duration };
        byId.set(interactionId, interaction);
        felt.interactions.push(interaction);
      }
    }
  };
  const nameOf = (node: Node | null): string => {
    const element = node instanceof Element ? node : node?.parentElement;
    const named = element?.closest("[data-testid]");
    return `${named?.getAttribute("data-testid") ?? "page"} ${element?.tagName.toLowerCase() ?? ""}`;
  };
  const onShifts = (entries: PerformanceObserverEntryList): void => {
    for (const { value, hadRecentInput, sources } of entries.getEntries() as ShiftEntry[]) {
      if (hadRecentInput) continue;
      felt.shift += value;
      felt.moved.push(`${value.toFixed(4)} ${sources.map((s) => nameOf(s.node)).join(", ")}`);
    }
  };
  const events = { type: "event", buffered: true, durationThreshold: 16 } as PerformanceObserverInit;
  new PerformanceObserver(onEvents).observe(events);
  new PerformanceObserver(onShifts).observe({ type: "layout-shift", buffered: true });
}
