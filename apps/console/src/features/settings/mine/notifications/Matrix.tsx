import { supervises } from "@jieru/shared/domain/agent";
import type { AccountId } from "@jieru/shared/domain/ids";
import {
  type NewsKind,
  type NotificationSettings,
  newsKinds,
} from "@jieru/shared/domain/notification-settings";
import { useState } from "react";
import { useMe } from "../../../../data/queries/use-snapshot.ts";
import { useTranslation } from "../../../../i18n/use-translation.ts";
import { desktopGate, post } from "../../../notifications/desktop.ts";
import { currentVolume } from "../../../notifications/device.ts";
import { toneOf } from "../../../notifications/notification-policy.ts";
import type { SaveChange } from "../../../notifications/settings-query.ts";
import { playTone, useSoundGate } from "../../../notifications/sound.ts";
import { MatrixRow } from "./MatrixRow.tsx";
import { triedLabels } from "./tried-labels.ts";

interface MatrixProps {
  accountId: AccountId;
  settings: NotificationSettings;
  save: SaveChange;
}

export function Matrix({ accountId, settings, save }: MatrixProps) {
  const { t } = useTranslation("notifications");
  const me = useMe(accountId);
  const [tried, setTried] = useState<{ kind: NewsKind; words: readonly string[] } | null>(null);
  const gate = useSoundGate();
  const shown = newsKinds.filter((kind) => kind !== "alarm" || supervises(me));
  const tryIt = (kind: NewsKind) => {
    const { sound, desktop } = settings.kinds[kind];
    if (sound) void playTone(toneOf(kind));
    if (desktop)
      post(
        { title: t("post.sample", { kind: t(`kind.${kind}`) }), body: t(`kind_effect.${kind}`) },
        { tag: "jieru:try", again: true, onClick: () => undefined },
      );
    const words = triedLabels({
      ways: settings.kinds[kind],
      sound: gate,
      volume: currentVolume(),
      desktop: desktopGate(),
    });
    setTried({ kind, words });
  };
  return (
    <section aria-label={t("page.kinds")} className="border-b border-border-1 py-4">
      <h2 className="font-semibold">{t("page.kinds")}</h2>
      <p className="mt-0.5 text-12 text-ink-2">{t("page.kinds_effect")}</p>
      <div
        aria-hidden="true"
        className="mt-3 grid grid-cols-[minmax(0,1fr)_64px_72px_72px] items-center gap-x-2 border-b border-border-1 pb-1 text-center text-12 text-ink-3 max-narrow:hidden"
      >
        <span className="text-left">{t("page.what")}</span>
        <span>{t("alert.sound")}</span>
        <span>{t("page.desktop_short")}</span>
      </div>
      <ul aria-label={t("page.kinds")}>
        {shown.map((kind) => (
          <MatrixRow
            key={kind}
            kind={kind}
            ways={settings.kinds[kind]}
            onChange={(ways) => save({ kinds: { [kind]: ways } })}
            onTry={() => tryIt(kind)}
            tried={tried?.kind === kind ? tried.words : []}
          />
        ))}
      </ul>
    </section>
  );
}
