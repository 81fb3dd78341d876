import { useState } from "react";
import type { SimulatedAccount } from "../../src/options.ts";
import { commands } from "../state/commands.ts";
import { Button } from "../ui/Button.tsx";
import { useWords } from "../words/use-words.ts";
import { Panel } from "./Panel.tsx";

const FIELDS = [
  ["pushUrl", "URL"],
  ["token", "Token"],
  ["encodingAesKey", "EncodingAESKey"],
] as const;

export function PushSettings({ account, count }: { account: SimulatedAccount | undefined; count: number }) {
  const words = useWords();
  const [result, setResult] = useState("");
  if (!account) return null;
  const submit = async (form: FormData) => {
    const typed = (name: (typeof FIELDS)[number][0]) => String(form.get(name) ?? "");
    const { mode, format, appId } = account;
    try {
      const { problem } = await commands.savePushSettings(appId, {
        pushUrl: typed("pushUrl"),
        token: typed("token"),
        encodingAesKey: typed("encodingAesKey"),
        mode,
        format,
      });
      setResult(problem === null ? words.backendDone : words.backendProblems[problem]);
    } catch {
      setResult(words.backendProblems.url);
    }
  };
  return (
    <Panel title={words.backend}>
      <dl className="grid gap-0.5 text-12" data-testid="backend-facts">
        {Object.entries({ AppID: account.appId, AppSecret: account.appSecret, gh_: account.originalId }).map(
          ([name, value]) => (
            <div key={name} className="flex gap-2">
              <dt className="w-16 flex-none text-ink-3">{name}</dt>
              <dd className="min-w-0 break-all">{value}</dd>
            </div>
          ),
        )}
      </dl>
      <form
        className="mt-2"
        onSubmit={(event) => {
          event.preventDefault();
          void submit(new FormData(event.currentTarget));
        }}
      >
        <p className="text-12 text-ink-3">{words.backendHint}</p>
        {FIELDS.map(([name, label]) => (
          <input
            key={name}
            name={name}
            aria-label={label}
            placeholder={label}
            defaultValue={account[name]}
            className="mt-1 h-7 w-full max-narrow:h-11 rounded-control bg-surface-2 px-2 text-12 inset-line"
          />
        ))}
        <span className="mt-2 flex flex-wrap gap-2">
          <Button type="submit" data-testid="backend-submit">
            {words.backendSubmit}
          </Button>
          <Button
            data-testid="backend-register"
            onClick={() => commands.register(words.backendNewName(count + 1))}
          >
            {words.backendRegister}
          </Button>
        </span>
        <p role="status" data-testid="backend-said" className="mt-1 text-12">
          {result}
        </p>
      </form>
    </Panel>
  );
}
