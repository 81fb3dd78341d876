/** Makes the file of recorded examples stable: the same calls give the same bytes, formatted as `pnpm check` requires. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { type Examples, examplesFile } from "@jieru/realtime/api-docs/describe-route";
import { createMovableClock, type SimulatorClock } from "@jieru/simulator/clock";

/** Stands still between the calls, from 1 December 2026, 10:00 in Shanghai. */
export const recordingClock = (): SimulatorClock =>
  createMovableClock({ startAt: Date.UTC(2026, 11, 1, 2), rate: 0 });

/** Returns counted ids, which sort in the order of their creation. */
export function countedIds(): () => string {
  let made = 0;
  return () => `019f0000-0000-7000-8000-${String(++made).padStart(12, "0")}`;
}

/** Returns the stand-in of a value: the same each time, numbered by first appearance. */
function standIns(make: (n: number) => string): (value: string) => string {
  const known = new Map<string, string>();
  return (value) => {
    const standIn = known.get(value) ?? make(known.size + 1);
    known.set(value, standIn);
    return standIn;
  };
}

const hash = (text: string, encoding: "hex" | "base64" = "hex"): string =>
  createHash("sha256").update(text).digest(encoding);

const uuid = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g;
const webhookSecret = /\bwhsec_[\w+/]+=*/g;
/** API keys, invitations and other secrets end with 32 random bytes. */
const hexSecret = /(?<![0-9a-f])[0-9a-f]{64}\b/g;
/** All tests of a process share this numbering. */
const appId = /\bwx0{12}[0-9a-f]{4}\b/g;
const ip = /\b10\.1\.\d+\.\d+\b/g;
const person = /角色\d+/g;
const name = /(?<=咨询|列表)\d+$/g;
const customer = /(?<=customer-)\d{4}\b/g;

/** Fields with a place in the account's order, which continues from route to route. */
const placeFields = new Set(["seq", "lastSeq", "upTo"]);
const placesIn = (example: object): number[] =>
  [...JSON.stringify(example).matchAll(/"(?:seq|lastSeq|upTo)":(\d+)/g)].map(([, place]) => Number(place));

/** The address of the test server and the ids that many routes name keep their stand-in in every route. */
export interface Recording {
  url: string;
  ids: readonly string[];
}

/**
 * Replaces everything that differs between two recordings. Each route numbers its stand-ins anew, so a new
 * route leaves the other examples unchanged.
 */
function withStandIns(example: object, { url, ids: everywhere }: Recording): object {
  const ids = standIns((n) => `01a00000-0000-7000-8000-${String(n).padStart(12, "0")}`);
  for (const id of everywhere) ids(id);
  const secrets = standIns((n) => hash(`secret ${n}`));
  const webhookSecrets = standIns((n) => `whsec_${hash(`webhook ${n}`, "base64")}`);
  const marks = standIns((n) => hash(`mark ${n}`).slice(0, 8));
  const tails = standIns((n) => hash(`tail ${n}`).slice(-4));
  const appIds = standIns((n) => `wx${hash(`mini program ${n}`).slice(0, 16)}`);
  const [ips, people, names, customers] = [
    standIns((n) => `10.1.0.${n}`),
    standIns((n) => `角色${n}`),
    standIns((n) => `${n}`),
    standIns((n) => String(n).padStart(4, "0")),
  ];
  const firstPlace = Math.min(...placesIn(example));
  const written = JSON.stringify(example);
  const secretOf = (tail: string) => written.match(hexSecret)?.find((secret) => secret.endsWith(tail));
  const inText = (text: string): string =>
    text
      .replaceAll(url, "https://kf.example.com")
      .replace(uuid, ids)
      .replace(webhookSecret, webhookSecrets)
      .replace(hexSecret, secrets)
      .replace(appId, appIds)
      .replace(ip, ips)
      .replace(person, people)
      .replace(name, names)
      .replace(customer, customers);
  const stable = (field: string, value: unknown): unknown => {
    if (field === "tookMs") return 21;
    // The number of events that the search index lags behind.
    if (field === "behind") return 0;
    if (placeFields.has(field)) return (value as number) - firstPlace + 41;
    if (field === "marks")
      return Object.fromEntries(
        Object.entries(value as object).map(([of, mark]) => [of, mark === null ? null : marks(mark)]),
      );
    if (field === "tail") {
      const secret = secretOf(value as string);
      return secret ? secrets(secret).slice(-4) : tails(value as string);
    }
    return typeof value === "string" ? inText(value) : value;
  };
  return JSON.parse(JSON.stringify(example, stable));
}

/** Returns the text of the file, formatted by Biome. */
export function examplesText(all: Examples, recording: Recording): string {
  const biome = path.resolve(import.meta.dirname, "../../../node_modules/.bin/biome");
  const stable = Object.entries(all).map(([route, example]) => [route, withStandIns(example, recording)]);
  return execFileSync(biome, ["format", `--stdin-file-path=${fileURLToPath(examplesFile)}`], {
    input: JSON.stringify(Object.fromEntries(stable), null, 2),
    encoding: "utf8",
  });
}
