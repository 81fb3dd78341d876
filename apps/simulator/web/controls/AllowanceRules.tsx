import { ALLOWANCE_TABLES } from "../../src/allowance.ts";
import type { Switches } from "../../src/switches.ts";
import { commands } from "../state/commands.ts";
import { Segment } from "../ui/Choice.tsx";
import { useWords } from "../words/use-words.ts";
import { Panel } from "./Panel.tsx";

const TABLES = ["guide", "current"] as const;
const READINGS = ["A", "B", "C"] as const;

export function AllowanceRules({ switches }: { switches: Switches }) {
  const words = useWords();
  const { enter, message } = ALLOWANCE_TABLES[switches.allowanceTable];
  return (
    <Panel title={words.allowance}>
      <dl className="grid grid-cols-[60px_minmax(0,1fr)] items-center gap-x-2 gap-y-[5px] [&>dt]:text-12 [&>dt]:text-ink-3">
        <dt>{words.allowanceEnter}</dt>
        <dd>{words.grant(enter.limit, words.oneMinute)}</dd>
        <dt>{words.allowanceMessage}</dt>
        <dd>{words.grant(message.limit, words.twoDays)}</dd>
        <dt>{words.allowanceReading}</dt>
        <dd>{words.readings[switches.allowanceReading]}</dd>
      </dl>
      <div className="mt-2 flex flex-wrap gap-2">
        <Segment
          label={words.table}
          options={TABLES.map((value) => ({ value, label: words.tables[value] }))}
          value={switches.allowanceTable}
          testId="allowance-table"
          onChange={(allowanceTable) => commands.setSwitches({ allowanceTable })}
        />
        <Segment
          label={words.allowanceReading}
          options={READINGS.map((value) => ({ value, label: value }))}
          value={switches.allowanceReading}
          testId="allowance-reading"
          onChange={(allowanceReading) => commands.setSwitches({ allowanceReading })}
        />
      </div>
    </Panel>
  );
}
