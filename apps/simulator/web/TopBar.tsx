import { icon14 } from "@jieru/ui/icon.ts";
import { Languages, QrCode, UserPlus } from "lucide-react";
import type { StateView } from "../src/control/view.ts";
import type { SimulatedAccount } from "../src/options.ts";
import { commands } from "./state/commands.ts";
import { Button } from "./ui/Button.tsx";
import { Picker } from "./ui/Picker.tsx";
import { switchLanguage, useWords } from "./words/use-words.ts";

const MODES: SimulatedAccount["mode"][] = ["secure", "compatible", "plain"];
const FORMATS: SimulatedAccount["format"][] = ["json", "xml"];
const WRAPPINGS = MODES.flatMap((mode) =>
  FORMATS.map((format) => ({ value: `${mode}-${format}`, mode, format })),
);

interface TopBarProps {
  state: StateView;
  account: SimulatedAccount;
  onAccount: (appId: string) => void;
}

export function TopBar({ state, account, onAccount }: TopBarProps) {
  const words = useWords();
  const wrappings = WRAPPINGS.map(({ value, mode, format }) => ({
    value,
    label: words.wrapping(words.modes[mode], format.toUpperCase()),
  }));
  function setWrapping(value: string): void {
    const chosen = WRAPPINGS.find((wrapping) => wrapping.value === value);
    if (chosen) commands.setAccount(account.appId, { mode: chosen.mode, format: chosen.format });
  }
  return (
    <header className="relative col-span-full flex min-h-[54px] flex-wrap items-center gap-x-3 gap-y-2 border-border-1 border-b bg-surface-2 pt-3 pr-4 pb-2 pl-6 max-narrow:pb-3 max-narrow:pl-4">
      <span className="hazard absolute inset-x-0 top-0 h-1" />
      <h1 className="text-15 font-semibold">{words.title}</h1>
      <span className="text-12 text-ink-3">{words.about}</span>
      <span className="flex-1 max-narrow:hidden" />
      <Picker
        label={words.account}
        options={state.accounts.map(({ appId, name }) => ({ value: appId, label: name }))}
        value={account.appId}
        testId="account"
        onChange={onAccount}
      />
      <Picker
        label={words.push}
        options={wrappings}
        value={`${account.mode}-${account.format}`}
        testId="push-wrapping"
        onChange={setWrapping}
      />
      <Button data-testid="add-phone" onClick={() => commands.addPhone(account.appId)}>
        <UserPlus {...icon14} />
        {words.addPhone}
      </Button>
      <a
        href="/scan"
        data-testid="open-scan"
        className="inline-flex h-7 items-center max-narrow:h-11 gap-1.5 rounded-control bg-surface-2 px-2.5 inset-line hover:bg-surface-hover"
      >
        <QrCode {...icon14} />
        {words.scanPage}
        {state.scans.length > 0 && <b className="font-semibold text-accent">{state.scans.length}</b>}
      </a>
      <button
        type="button"
        onClick={switchLanguage}
        aria-label={words.otherLanguage}
        title={words.otherLanguage}
        data-testid="language"
        className="grid size-7 place-items-center max-narrow:size-11 rounded-control text-ink-2 hover:bg-surface-press"
      >
        <Languages {...icon14} />
      </button>
    </header>
  );
}
