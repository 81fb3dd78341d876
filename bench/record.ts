import { readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import type { Figure } from "./figure.ts";

export interface PartRecord {
  /** The start of the run (ISO 8601, UTC). */
  at: string;
  loadBefore: number;
  seconds: number;
  figures: Figure[];
}
export interface Machine {
  cores: number;
  memoryGib: number;
  platform: string;
  node: string;
}
export interface PerformanceRecord {
  machine: Machine;
  parts: Record<string, PartRecord>;
}

export const thisMachine = (): Machine => ({
  cores: os.availableParallelism(),
  memoryGib: Math.round(os.totalmem() / 2 ** 30),
  platform: `${os.type()} ${os.arch()}`,
  node: process.version,
});

/** JSON has no NaN: a figure that could not be measured is null in the file. */
const revived = (_key: string, value: unknown): unknown =>
  typeof value === "object" && value !== null && "value" in value && value.value === null
    ? { ...value, value: Number.NaN }
    : value;

export function readRecord(file: string): PerformanceRecord | null {
  try {
    return JSON.parse(readFileSync(file, "utf8"), revived) as PerformanceRecord;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

export function writeRecord(file: string, record: PerformanceRecord): void {
  writeFileSync(file, `${JSON.stringify(record, null, 2)}\n`);
}
