import { useState } from "react";
import type { PhoneView } from "../../src/control/view.ts";
import { commands } from "../state/commands.ts";
import { AllowanceChip } from "./AllowanceChip.tsx";
import { Feed } from "./Feed.tsx";
import { PhoneAvatar } from "./PhoneAvatar.tsx";
import { PhoneInput } from "./PhoneInput.tsx";
import { PhoneKeys } from "./PhoneKeys.tsx";
import { PhoneTop } from "./PhoneTop.tsx";
import { ShopPage } from "./ShopPage.tsx";
import { Traffic } from "./Traffic.tsx";

interface PhoneProps {
  phone: PhoneView;
  shop: string;
  now: number;
}

export function Phone({ phone, shop, now }: PhoneProps) {
  const [away, setAway] = useState(false);
  function enter(): void {
    setAway(false);
    commands.enter(phone);
  }
  return (
    <section
      aria-label={phone.name}
      data-testid={`phone-${phone.openid}`}
      className="flex min-h-0 w-[316px] flex-none snap-center flex-col gap-2.5"
    >
      <header className="flex flex-none items-center gap-2 rounded-row bg-surface-0">
        <PhoneAvatar phone={phone} />
        <span className="grid min-w-0 flex-1 leading-[17px]">
          <b className="truncate font-semibold">{phone.name}</b>
          <span className="truncate font-mono text-12 text-ink-3 leading-[15px]" title={phone.openid}>
            {shortId(phone.openid)}
          </span>
        </span>
        <AllowanceChip allowance={phone.allowance} now={now} />
      </header>
      <div className="phone-body mx-2 flex min-h-0 flex-1 flex-col overflow-hidden rounded-phone bg-surface-0 max-narrow:h-[520px] max-narrow:flex-none">
        <PhoneTop shop={shop} now={now} typing={!away && phone.typingUntil > now} />
        {away ? (
          <ShopPage sessionFrom={phone.sessionFrom} onEnter={enter} />
        ) : (
          <Feed phone={phone} now={now} />
        )}
        <PhoneInput phone={phone} />
      </div>
      <PhoneKeys phone={phone} onEnter={enter} onLeave={() => setAway(true)} />
      <Traffic traffic={phone.traffic} />
    </section>
  );
}

const shortId = (openid: string) =>
  openid.length > 12 ? `${openid.slice(0, 6)}…${openid.slice(-4)}` : openid;
