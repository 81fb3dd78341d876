import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { request } from "../api/http.ts";
import { paths } from "../api/paths.ts";
import { refusalWords } from "../i18n/refusal-words.ts";
import { useTranslation } from "../i18n/use-translation.ts";
import { isPassing, isRefusedAs, RequestFailure } from "../state/outcome.ts";
import { Button } from "../ui/buttons/Button.tsx";
import { Broken } from "../ui/notices/Broken.tsx";
import { EmptyState } from "../ui/notices/EmptyState.tsx";

const askEveryMs = 3000;

/** [DE3] What is over by itself needs no press: asked quietly, and loaded once it is. */
function useComingBack(passing: boolean, load: () => void): void {
  const latest = useRef(load);
  latest.current = load;
  useEffect(() => {
    if (!passing) return;
    let gone = false;
    const ask = async () => {
      const outcome = await request("GET", paths.me);
      if (!gone && (outcome.ok || !isPassing(outcome))) latest.current();
    };
    const timer = setInterval(() => void ask(), askEveryMs);
    return () => {
      gone = true;
      clearInterval(timer);
    };
  }, [passing]);
}

/** What could not be loaded, said with the reason where the server gave one, and with the way on. */
export function LoadFailed({ error }: ErrorComponentProps) {
  const { t } = useTranslation("inbox");
  const router = useRouter();
  useComingBack(error instanceof RequestFailure && isPassing(error.failure), () => void router.invalidate());
  if (!(error instanceof RequestFailure)) return <Broken error={error} />;
  const { failure } = error;
  const words =
    failure.kind === "refusal"
      ? refusalWords(failure.refusal)
      : { what: t("load_failed"), next: t("load_failed_hint") };
  // [SI10] It would be refused again.
  const action = isRefusedAs(failure, "not_bound") ? (
    <Button onClick={() => window.location.assign("/")}>{t("cut_off.go")}</Button>
  ) : (
    <Button onClick={() => void router.invalidate()}>{t("common:retry")}</Button>
  );
  return (
    <main role="alert" className="h-dvh bg-surface-2">
      <EmptyState title={words.what} hint={words.next} action={action} />
    </main>
  );
}
