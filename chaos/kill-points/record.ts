/** `docs/about/kill-points.json`: the latest result of each line, so that a run of some lines leaves the others as they were. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { failpointNames } from "@jieru/realtime/base/failpoint";
import { total } from "../check/total.ts";
import { biome, docs } from "../page.ts";
import type { KillPointResult } from "./matrix.ts";
import { deaths } from "./points.ts";

const file = path.join(docs, "kill-points.json");

export interface KillPointLine
  extends Pick<KillPointResult, "point" | "death" | "cases" | "unreached" | "slowestMs" | "seconds"> {
  date: string;
  pushes: { all: number; kept: number; goneAtWechat: number; lost: number };
  replies: { all: number; sent: number; unconfirmed: number; others: number };
  violations: number;
}

function lineOf({
  point,
  death,
  cases,
  unreached,
  slowestMs,
  seconds,
  ...verdict
}: KillPointResult): KillPointLine {
  const { pushes, replies, violations } = verdict;
  const { ok, keptUnacknowledged, goneAtWechat, lost } = pushes;
  const { sent, unconfirmed, failed, refused, neverTaken } = replies;
  return {
    point,
    death,
    date: new Date().toISOString().slice(0, 10),
    cases,
    unreached,
    slowestMs: Math.round(slowestMs),
    seconds,
    pushes: { all: total(pushes), kept: ok + keptUnacknowledged, goneAtWechat, lost },
    replies: { all: total(replies), sent, unconfirmed, others: failed + refused + neverTaken },
    violations: violations.length,
  };
}

export function readLines(): KillPointLine[] {
  const lines = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as KillPointLine[]) : [];
  return deaths.flatMap((death) =>
    failpointNames.flatMap((point) => lines.filter((line) => line.point === point && line.death === death)),
  );
}

export function keepLine(result: KillPointResult): void {
  const line = lineOf(result);
  const others = readLines().filter(({ point, death }) => point !== line.point || death !== line.death);
  writeFileSync(file, JSON.stringify([...others, line]));
  writeFileSync(file, `${JSON.stringify(readLines(), null, 2)}\n`);
  biome(file);
}
