import {
  type CallEntry,
  isAcknowledged,
  type LedgerEntry,
  type PushDelivery,
  type PushEntry,
  type SendEntry,
} from "../../src/ledger-entry.ts";
import type { Words } from "../words/zh.ts";

/** `bad`: the message did not arrive. `due`: it arrived, but one side does not know. */
export interface TrafficLine {
  key: string;
  at: number;
  text: string;
  tone: "plain" | "bad" | "due";
}

const LINES_SHOWN = 12;

export function trafficLines(traffic: LedgerEntry[], words: Words): TrafficLine[] {
  return traffic
    .flatMap((entry) => linesOf(entry, words))
    .reverse()
    .slice(0, LINES_SHOWN);
}

function linesOf(entry: LedgerEntry, words: Words): TrafficLine[] {
  if (entry.kind === "push") return pushLines(entry, words);
  return [entry.kind === "send" ? sendLine(entry, words) : callLine(entry)];
}

function pushLines(entry: PushEntry, words: Words): TrafficLine[] {
  const name = entry.content.startsWith("user_enter") ? entry.content : entry.msgType;
  const line = (key: string, text: string, tone: TrafficLine["tone"]) => ({ key, at: entry.at, text, tone });
  if (entry.outcome === "gave_up") {
    const last = entry.deliveries.at(-1);
    const count = entry.deliveries.length;
    const text = last ? words.gaveUp(count, words.answers[last.answer]) : words.noPush;
    return [line(`${entry.id}`, `push ${name} → ${text}`, "bad")];
  }
  if (entry.deliveries.length === 0) return [line(`${entry.id}`, `push ${name} → ${words.pending}`, "plain")];
  return entry.deliveries.map((delivery) => {
    const good = isAcknowledged(delivery.answer);
    const which = whichOf(delivery, words);
    const ms = which || !good ? "" : words.milliseconds(Math.round(delivery.ms));
    const text = `push ${name}${which} → ${words.answers[delivery.answer]}${ms}`;
    return line(`${entry.id}.${delivery.attempt}.${delivery.copy}`, text, good ? "plain" : "bad");
  });
}

function whichOf({ attempt, copy }: PushDelivery, words: Words): string {
  if (copy > 1) return words.copy(copy);
  return attempt > 1 ? words.retry(attempt) : "";
}

function sendLine(entry: SendEntry, words: Words): TrafficLine {
  const tone = entry.verdict === "accepted" ? "plain" : entry.delivered ? "due" : "bad";
  return { key: `${entry.id}`, at: entry.at, text: `send → ${sendWords(entry, words)}`, tone };
}

function sendWords({ verdict, delivered, errcode }: SendEntry, words: Words): string {
  if (verdict === "accepted") return words.accepted;
  if (verdict === "refused") return words.refused(errcode ?? 0);
  if (verdict === "hung") return delivered ? words.hung : words.hungBefore;
  if (verdict === "garbled") return delivered ? words.garbledAfter : words.garbledBefore;
  return verdict === "reset_after" ? words.resetAfter : words.resetBefore;
}

function callLine(entry: CallEntry): TrafficLine {
  const text = `${entry.call} → ${entry.errcode === 0 ? "ok" : entry.errcode}`;
  return { key: `${entry.id}`, at: entry.at, text, tone: entry.errcode === 0 ? "plain" : "bad" };
}
