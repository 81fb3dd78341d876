import { useState } from "react";
import { Controls } from "./controls/Controls.tsx";
import { Phone } from "./phone/Phone.tsx";
import { useNow } from "./state/use-now.ts";
import type { Received } from "./state/use-simulator.ts";
import { TopBar } from "./TopBar.tsx";
import { useWords } from "./words/use-words.ts";

interface PhonesPageProps {
  received: Received;
  live: boolean;
}

export function PhonesPage({ received, live }: PhonesPageProps) {
  const words = useWords();
  const { state } = received;
  const now = useNow(received);
  const [chosen, setChosen] = useState("");
  const account = state.accounts.find(({ appId }) => appId === chosen) ?? state.accounts[0];
  if (!account) return null;
  const phones = state.phones.filter(({ appId }) => appId === account.appId);
  return (
    <div className="grid h-dvh grid-cols-[minmax(0,1fr)_312px] grid-rows-[auto_minmax(0,1fr)] max-narrow:h-auto max-narrow:grid-cols-1 max-narrow:grid-rows-none">
      <TopBar state={state} account={account} onAccount={setChosen} />
      <main className="pegboard relative flex min-h-0 snap-x gap-[clamp(16px,2.4vw,36px)] overflow-x-auto overflow-y-hidden px-5 py-[18px] before:flex-1 after:flex-1 max-narrow:px-3">
        {phones.map((phone) => (
          <Phone key={phone.openid} phone={phone} shop={account.name} now={now} />
        ))}
        {phones.length === 0 && <p className="self-center text-ink-3">{words.noPhones}</p>}
        {!live && (
          <p role="status" className="absolute top-0 left-0 bg-waiting-soft px-4 py-1 text-waiting">
            {words.connectionLost}
          </p>
        )}
      </main>
      <Controls state={state} appId={account.appId} now={now} />
    </div>
  );
}
