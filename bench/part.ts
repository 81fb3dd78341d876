/** Measures one part in its own process: `node part.ts storm`. If it fails, the other parts are still measured. */
import type { Figure } from "./figure.ts";
import { parts } from "./parts.ts";

export type PartReport = { figures: Figure[] } | { failed: string };

const [name = ""] = process.argv.slice(2);
const measure = parts[name] as () => Promise<Figure[]>;
const tell = (report: PartReport): void => void process.send?.(report, () => process.exit(0));

process.once("disconnect", () => process.exit(1));
measure().then(
  (figures) => tell({ figures }),
  (error: Error) => {
    console.error(error);
    tell({ failed: error.message });
  },
);
