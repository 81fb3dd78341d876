import type { ClockState } from "../../src/clock.ts";
import { commands } from "../state/commands.ts";
import { clockSeconds } from "../state/times.ts";
import { Button } from "../ui/Button.tsx";
import { Segment } from "../ui/Choice.tsx";
import { useWords } from "../words/use-words.ts";
import { Panel } from "./Panel.tsx";

const MINUTE_MS = 60_000;

interface ClockPanelProps {
  now: number;
  clock: ClockState;
}

export function ClockPanel({ now, clock }: ClockPanelProps) {
  const words = useWords();
  return (
    <Panel title={words.clock}>
      <div className="flex flex-wrap items-center gap-2">
        <b className="mr-auto text-15 font-semibold" data-testid="clock-now" data-now={Math.floor(now)}>
          {clockSeconds(now)}
        </b>
        <Segment
          label={words.clock}
          options={[
            { value: "1", label: words.rate(1) },
            { value: "60", label: words.rate(60) },
          ]}
          value={String(clock.rate)}
          testId="clock-rate"
          onChange={(rate) => commands.setRate(rate === "60" ? 60 : 1)}
        />
        <span className="flex basis-full justify-end gap-2">
          <Button data-testid="clock-forward-30m" onClick={() => commands.forward(30 * MINUTE_MS)}>
            {words.forward30m}
          </Button>
          <Button data-testid="clock-forward-48h" onClick={() => commands.forward(48 * 60 * MINUTE_MS)}>
            {words.forward48h}
          </Button>
        </span>
      </div>
    </Panel>
  );
}
