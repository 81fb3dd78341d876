import type { Switches } from "../../src/switches.ts";
import { commands } from "../state/commands.ts";
import { useWords } from "../words/use-words.ts";
import { More } from "./More.tsx";
import { Panel } from "./Panel.tsx";
import { SwitchRow } from "./SwitchRow.tsx";

const FAULTS = ["duplicatePushes", "reorderPushes", "twoInOneSecond", "dropAcknowledgements"] as const;
const RARE_FAULTS = ["sessionFromWxapp", "stringNumbers"] as const;
const LATE_MS = 3_000;

export function PushFaults({ switches }: { switches: Switches }) {
  const words = useWords();
  const row = (name: (typeof FAULTS | typeof RARE_FAULTS)[number]) => (
    <SwitchRow
      key={name}
      label={words[name]}
      checked={switches[name]}
      testId={`switch-${name}`}
      onChange={(checked) => commands.setSwitches({ [name]: checked })}
    />
  );
  return (
    <Panel title={words.push}>
      {FAULTS.map(row)}
      <More testId="more-push">
        {RARE_FAULTS.map(row)}
        <SwitchRow
          label={words.delayPushes}
          checked={switches.delayPushesMs > 0}
          testId="switch-delayPushes"
          onChange={(checked) => commands.setSwitches({ delayPushesMs: checked ? LATE_MS : 0 })}
        />
      </More>
    </Panel>
  );
}
