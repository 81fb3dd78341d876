import type { SendFault, Switches } from "../../src/switches.ts";
import { commands } from "../state/commands.ts";
import { Tiles } from "../ui/Choice.tsx";
import { useWords } from "../words/use-words.ts";
import { Panel } from "./Panel.tsx";
import { SwitchRow } from "./SwitchRow.tsx";

const FAULTS = [
  "normal",
  "45047",
  "45015",
  "87014",
  "-1",
  "hang",
  "reset_after",
  "reset_before",
  "42001",
  "cut_json",
] as const;

export function NextSend({ switches }: { switches: Switches }) {
  const words = useWords();
  return (
    <Panel title={words.nextSend}>
      <Tiles<SendFault>
        label={words.nextSend}
        options={FAULTS.map((value) => ({ value, label: words.faults[value] }))}
        value={switches.nextSend}
        testId="next-send"
        onChange={(nextSend) => commands.setSwitches({ nextSend })}
      />
      <div className="mt-1.5">
        <SwitchRow
          label={words.nextSendSticky}
          checked={switches.nextSendSticky}
          testId="switch-nextSendSticky"
          onChange={(nextSendSticky) => commands.setSwitches({ nextSendSticky })}
        />
      </div>
    </Panel>
  );
}
