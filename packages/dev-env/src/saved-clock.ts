import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { createMovableClock, type SimulatorClock } from "@jieru/simulator/clock";

const fileIn = (dataDir: string): string => path.join(dataDir, "clock.json");

/** Returns the saved time, or 0 if the file is missing or unreadable; 0 lets real time decide. */
async function readSavedAt(dataDir: string): Promise<number> {
  try {
    return Number(JSON.parse(await readFile(fileIn(dataDir), "utf8")).at) || 0;
  } catch {
    return 0;
  }
}

/** Opens the demo's clock. The clock never runs backwards, even across restarts. */
export async function openSavedClock(dataDir: string): Promise<SimulatorClock> {
  return createMovableClock({ startAt: Math.max(Date.now(), await readSavedAt(dataDir)) });
}

/** Saves the clock's time for the next `openSavedClock`. A crash leaves the old time or the new one. */
export async function saveClock(dataDir: string, clock: SimulatorClock): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  const file = fileIn(dataDir);
  await writeFile(`${file}.new`, JSON.stringify({ at: clock.now() }));
  await rename(`${file}.new`, file);
}
