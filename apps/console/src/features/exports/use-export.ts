import { useEffect, useRef, useState } from "react";
import { failureSentence } from "../../data/optimistic/failure-sentence.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { showToast } from "../../lib/toast-store.ts";
import { type Progress, takeExport } from "./take-export.ts";

export interface Exporting {
  /** Null while none is under way; before the server has answered, without a number. */
  progress: Progress | "asked" | null;
  /** Why there is no file. */
  failure: string | null;
  take: (path: string) => Promise<void>;
}

/** [EX7] An export under way. It ends with its dialog: who closes that wants no file any more. */
export function useExport(onDone: () => void): Exporting {
  const { t } = useTranslation("exports");
  const [progress, setProgress] = useState<Exporting["progress"]>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const running = useRef<AbortController>(null);
  useEffect(() => () => running.current?.abort(), []);
  const take = async (path: string) => {
    if (running.current) return;
    const leaving = new AbortController();
    running.current = leaving;
    let hasBegun = false;
    setFailure(null);
    setProgress("asked");
    const outcome = await takeExport(path, leaving.signal, (now) => {
      hasBegun = true;
      setProgress(now);
    });
    if (leaving.signal.aborted) return;
    running.current = null;
    setProgress(null);
    if (!outcome.ok)
      return setFailure(hasBegun && outcome.kind === "offline" ? t("cut") : failureSentence(outcome));
    if (outcome.value === 0) return setFailure(t("nothing"));
    showToast({ text: t("done", { count: outcome.value }) });
    onDone();
  };
  return { progress, failure, take };
}
