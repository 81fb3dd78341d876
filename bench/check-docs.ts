// Checks the table and the plot of the performance page against docs/about/performance.json. `--write` renews them.
import { listContradictions, writePage } from "./docs.ts";

if (process.argv.includes("--write")) writePage();
const contradictions = listContradictions();
for (const line of contradictions) console.log(line);
process.exitCode = contradictions.length > 0 ? 1 : 0;
