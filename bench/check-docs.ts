// Checks that the table and the plot of the page on performance show what docs/performance.json records.
import { listContradictions } from "./docs.ts";

const contradictions = listContradictions();
for (const line of contradictions) console.log(line);
process.exitCode = contradictions.length > 0 ? 1 : 0;
