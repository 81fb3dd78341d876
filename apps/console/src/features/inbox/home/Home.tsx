import type { AccountId } from "@jieru/shared/domain/ids";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { usePointerKind } from "../../../lib/browser/use-media.ts";
import { modSign } from "../../../lib/keyboard/keys.ts";
import { KeyedHint } from "../../../ui/keys/KeyedHint.tsx";
import { NextAction } from "./NextAction.tsx";
import { OwnDay } from "./OwnDay.tsx";

export function Home({ accountId }: { accountId: AccountId }) {
  const { t } = useTranslation("inbox");
  const way = usePointerKind();
  return (
    <div className="grid h-full place-content-center place-items-center gap-5 px-6 py-5 text-center text-12 text-ink-2">
      <OwnDay accountId={accountId} />
      <div className="grid min-h-20 place-items-center content-start gap-3">
        <NextAction accountId={accountId} />
        <p>
          <KeyedHint words={t(`empty.pick_${way}`, { mod: modSign })} />
        </p>
      </div>
    </div>
  );
}
