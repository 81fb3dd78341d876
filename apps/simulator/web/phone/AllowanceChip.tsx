import { icon12 } from "@jieru/ui/icon.ts";
import { Lock } from "lucide-react";
import type { Allowance } from "../../src/allowance.ts";
import { hoursLeft } from "../state/times.ts";
import { useWords } from "../words/use-words.ts";
import type { Words } from "../words/zh.ts";
import { levelOf } from "./allowance-level.ts";

const LOOKS = {
  ok: "border-allowance-ok-line bg-surface-2 text-allowance-ok",
  low: "border-allowance-low-line bg-allowance-low-soft text-allowance-low",
  critical: "border-allowance-critical-line bg-allowance-critical-soft text-allowance-critical",
  seconds: "border-transparent bg-allowance-seconds text-allowance-seconds-on",
  used: "border-dashed border-border-control text-allowance-closed",
  closed: "border-transparent bg-allowance-closed-soft text-allowance-closed",
};

interface AllowanceChipProps {
  allowance: Allowance;
  now: number;
}

export function AllowanceChip({ allowance, now }: AllowanceChipProps) {
  const words = useWords();
  const level = levelOf(allowance, now);
  const look = `inline-flex h-[18px] flex-none items-center gap-1 whitespace-nowrap rounded-chip border px-[5px] text-12 leading-4 ${LOOKS[level]}`;
  return (
    <span className={look} data-level={level} data-left={allowance.left} data-testid="phone-allowance">
      {level === "closed" ? (
        <>
          <Lock {...icon12} />
          {words.closed}
        </>
      ) : (
        <>
          <b className="font-semibold">{allowance.left}</b>
          <i className="size-0.5 rounded-[50%] bg-current opacity-70" />
          {level === "used" ? words.used : timeLeft(allowance.until - now, words)}
        </>
      )}
    </span>
  );
}

function timeLeft(ms: number, words: Words): string {
  if (ms >= 3_600_000) return hoursLeft(ms);
  return ms > 60_000 ? words.minutesLeft(Math.floor(ms / 60_000)) : words.secondsLeft(Math.floor(ms / 1000));
}
