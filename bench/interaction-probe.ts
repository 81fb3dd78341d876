/** What the browser itself reports about how responsive and stable a page was. */
export interface Felt {
  /** Milliseconds from each press to the next frame on the screen. */
  interactions: { at: number; ms: number }[];
  /** The sum of layout shifts that no recent input explains. */
  shift: number;
  /** What shifted, for whoever has to find the cause. */
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

/** The browser does not report interactions quicker than this. */
export const leastToldMs = 16;

/** Runs in the page, before its own scripts; must stand by itself. One interaction is several events: the slowest of them counts. */
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
