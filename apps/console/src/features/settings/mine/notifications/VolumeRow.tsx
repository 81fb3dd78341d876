import type { AccountId } from "@jieru/shared/domain/ids";
import { useTranslation } from "../../../../i18n/use-translation.ts";
import { Slider } from "../../../../ui/fields/Slider.tsx";
import { chooseVolume, useVolume } from "../../../notifications/device.ts";
import { playTone } from "../../../notifications/sound.ts";
import { useSoundState } from "../../../notifications/use-sound-state.ts";
import { OwnRow } from "../OwnRow.tsx";

/** The keys that move the slider. The key-up of a Tab onto it must not play the tone. */
const moves = /^(Arrow|Page|Home$|End$)/;

/** The volume of this device. Releasing the slider plays the tone. */
export function VolumeRow({ accountId }: { accountId: AccountId }) {
  const { t } = useTranslation("notifications");
  const volume = useVolume();
  const { state, sentence } = useSoundState(accountId);
  const percent = Math.round(volume * 100);
  return (
    <OwnRow label={t("page.volume")} effect={t("page.volume_effect")}>
      {(describedBy) => (
        <span className="grid justify-items-end gap-0.5">
          <span className="flex items-center gap-2">
            <Slider
              min={0}
              max={100}
              step={10}
              value={percent}
              aria-label={t("page.volume")}
              aria-describedby={describedBy}
              aria-valuetext={t("page.volume_words", { percent })}
              data-testid="volume"
              onChange={({ target }) => chooseVolume(target.valueAsNumber / 100)}
              onPointerUp={() => void playTone("info")}
              onKeyUp={({ key }) => moves.test(key) && void playTone("info")}
              className="w-36"
            />
            <span aria-hidden="true" className="w-9 text-right text-12 text-ink-2">
              {t("page.volume_words", { percent })}
            </span>
          </span>
          <span
            data-testid="sound-state"
            data-state={state}
            className={`max-w-56 text-right text-12 ${state === "on" ? "text-ink-3" : "text-waiting"}`}
          >
            {sentence}
          </span>
        </span>
      )}
    </OwnRow>
  );
}
