// Checks that the table and the plot of the page on performance show what docs/about/performance.json records. With `--write` it makes them anew.
import { listContradictions, writePage } from "./docs.ts";

if (process.argv.includes("--write")) writePage();
const contradictions = listContradictions();
for (const line of contradictions) console.log(line);
process.exitCode = contradictions.length > 0 ? 1 : 0;
