import type { StateView } from "../../src/control/view.ts";
import { useWords } from "../words/use-words.ts";
import { AllowanceRules } from "./AllowanceRules.tsx";
import { ClockPanel } from "./ClockPanel.tsx";
import { Credentials } from "./Credentials.tsx";
import { NextSend } from "./NextSend.tsx";
import { PushFaults } from "./PushFaults.tsx";
import { PushSettings } from "./PushSettings.tsx";

interface ControlsProps {
  state: StateView;
  appId: string;
  now: number;
}

export function Controls({ state, appId, now }: ControlsProps) {
  const words = useWords();
  return (
    <aside
      aria-label={words.controls}
      className="overflow-auto border-border-1 border-l bg-surface-1 max-narrow:border-t max-narrow:border-l-0"
    >
      <PushFaults switches={state.switches} />
      <NextSend switches={state.switches} />
      <AllowanceRules switches={state.switches} />
      <Credentials appId={appId} switches={state.switches} down={state.downUntil > now} />
      <PushSettings
        key={appId}
        account={state.accounts.find((a) => a.appId === appId)}
        count={state.accounts.length}
      />
      <ClockPanel now={now} clock={state.clock} />
    </aside>
  );
}
