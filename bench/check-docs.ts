// The page on performance says what the last run measured: its table and plot are those of docs/performance.json.
import { listContradictions } from "./docs.ts";

const contradictions = listContradictions();
for (const line of contradictions) console.log(line);
process.exitCode = contradictions.length > 0 ? 1 : 0;
