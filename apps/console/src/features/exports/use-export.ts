import { useEffect, useRef, useState } from "react";
import { failureSentence } from "../../data/optimistic/failure-sentence.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { showToast } from "../../lib/toast-store.ts";
import { downloadExport, type Progress } from "./download-export.ts";

export interface Exporting {
  /** null while no export runs; "asked" until the server has answered. */
  progress: Progress | "asked" | null;
  failure: string | null;
  take: (path: string) => Promise<void>;
}

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
    const outcome = await downloadExport(path, leaving.signal, (now) => {
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
