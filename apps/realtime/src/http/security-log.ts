/** Logs and counts denials (docs/contributing/security-tests.md), with at most 60 records per minute, rule and address. */
import type { Logger } from "pino";
import type { Clock } from "../base/context.ts";

const deniedRules = [
  "N1",
  "N2",
  "N4",
  "N7",
  "N9",
  "N11",
  "N13",
  "N14",
  "N15",
  "N19",
  "N21",
  "N22",
  "N25",
  "N26",
  "N28",
  "N34",
  "N40",
  "N41",
] as const;
export type DeniedRule = (typeof deniedRules)[number];

export interface Denial {
  rule: DeniedRule;
  /** From our code, never from the caller. */
  why: string;
  ip?: string | undefined;
  agentId?: string | undefined;
  at?: string | undefined;
}

export type Deny = (denial: Denial) => void;

export interface SecurityLogOptions {
  log: Logger;
  clock: Clock;
  count(rule: DeniedRule): void;
}

const linesPerMinute = 60;
const minuteMs = 60_000;

const maxAddresses = 1_000;

interface Minute {
  since: number;
  lines: number;
  leftOut: number;
}

export function createSecurityLog({ log, clock, count }: SecurityLogOptions): Deny {
  const minutes = new Map<string, Minute>();
  const isOver = ({ since }: Minute, now: number) => now - since >= minuteMs || now < since;
  const keyOf = ({ rule, ip }: Denial, now: number): string => {
    const own = `${rule} ${ip ?? ""}`;
    if (minutes.has(own) || minutes.size < maxAddresses) return own;
    for (const [key, minute] of minutes) if (isOver(minute, now)) minutes.delete(key);
    return minutes.size < maxAddresses ? own : rule;
  };
  return (denial) => {
    count(denial.rule);
    const now = clock.now();
    const key = keyOf(denial, now);
    const running = minutes.get(key);
    const fresh = !running || isOver(running, now);
    const minute = fresh ? { since: now, lines: 0, leftOut: 0 } : running;
    minutes.set(key, minute);
    if (minute.lines === linesPerMinute) {
      minute.leftOut++;
      return;
    }
    minute.lines++;
    const leftOut = fresh ? (running?.leftOut ?? 0) : 0;
    log.warn({ security: denial.rule, ...denial, rule: undefined, ...(leftOut && { leftOut }) }, "denied");
  };
}
