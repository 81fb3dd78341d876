/**
 * `pnpm bench`: ratios, not times. Every figure is measured against a floor taken in the same run on the same machine.
 * Prints one table. `docs/performance.md` says what each line means.
 */
import { measureBundle } from "./bundle.ts";
import { withHouse } from "./house.ts";
import { measureIngest } from "./ingest.ts";
import { measureLatency } from "./latency.ts";
import { type Figure, printTable } from "./table.ts";

const figures: Figure[] = [measureBundle()];
await withHouse({ agents: 98 }, async (house) => {
  figures.push(await measureLatency(house));
  figures.push(...(await measureIngest(house)));
});
printTable(figures);
process.exit(figures.every((f) => f.ok) ? 0 : 1);
