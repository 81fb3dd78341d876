import { Gauge, type Registry } from "prom-client";

/** What is asked at the moment somebody scrapes. */
export interface GaugeSources {
  laneDepth(): number;
}

export function createGauges(registry: Registry, { laneDepth }: GaugeSources): void {
  const gauge = (name: string, help: string, read: () => number): Gauge =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  gauge("jieru_lane_depth", "Commands waiting for their lane", laneDepth);
}
