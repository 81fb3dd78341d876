import type { CallFault, Switches } from "../../src/switches.ts";
import { commands } from "../state/commands.ts";
import { Button } from "../ui/Button.tsx";
import { Segment } from "../ui/Choice.tsx";
import { useWords } from "../words/use-words.ts";
import { More } from "./More.tsx";
import { Panel } from "./Panel.tsx";

const PATHS = ["both", "typing", "business"] as const;
const CALLS = ["tokenFault", "uploadFault"] as const;
const FAULTS = ["normal", "hang", "reset", "cut_json"] as const;

interface CredentialsProps {
  appId: string;
  switches: Switches;
  down: boolean;
}

export function Credentials({ appId, switches, down }: CredentialsProps) {
  const words = useWords();
  return (
    <Panel title={words.credentials}>
      <div className="flex flex-wrap gap-2">
        <Button data-testid="revoke-token" onClick={() => commands.revokeTokens(appId)}>
          {words.revoke}
        </Button>
        <Button
          data-testid="api-down"
          aria-pressed={down}
          className={down ? "text-danger" : ""}
          onClick={() => commands.takeDown(down ? 0 : 30)}
        >
          {down ? words.bringBack : words.takeDown}
        </Button>
      </div>
      <More testId="more-credentials">
        <p className="mt-2.5 mb-1 text-12 text-ink-3">{words.typingPath}</p>
        <Segment
          label={words.typingPath}
          options={PATHS.map((value) => ({ value, label: words.typingPaths[value] }))}
          value={switches.typingPath}
          testId="typing-path"
          onChange={(typingPath) => commands.setSwitches({ typingPath })}
        />
        {CALLS.map((name) => (
          <div key={name}>
            <p className="mt-2.5 mb-1 text-12 text-ink-3">{words.calls[name]}</p>
            <Segment<CallFault>
              label={words.calls[name]}
              options={FAULTS.map((value) => ({ value, label: words.callFaults[value] }))}
              value={switches[name]}
              testId={name}
              onChange={(fault) => commands.setSwitches({ [name]: fault })}
            />
          </div>
        ))}
      </More>
    </Panel>
  );
}
