import { cx } from "@jieru/ui/cx.ts";
import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import { useEffect, useEffectEvent } from "react";
import { request } from "../../data/http/http.ts";
import { type Failure, isPassing, isRefusedAs, RequestFailure } from "../../data/http/outcome.ts";
import { paths } from "../../data/http/paths.ts";
import { inboxPageFrame, pageFrame } from "../../features/page/page-frame.ts";
import { refusalLabels } from "../../i18n/refusal-labels.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { isChunkError, reloadWhenReachable } from "../../lib/new-release.ts";
import { Button } from "../../ui/buttons/Button.tsx";
import { errorCode } from "../../ui/errors/error-code.ts";
import { EmptyState } from "../../ui/notices/EmptyState.tsx";

interface FailedPageProps extends Pick<ErrorComponentProps, "error"> {
  frame?: string;
}

/** [TR16] Replaces a page that failed: states the reason and offers a retry. */
export function FailedPage({ error, frame = pageFrame }: FailedPageProps) {
  const missing = isChunkError(error);
  return (
    <main role={missing ? undefined : "alert"} className={cx(frame, "h-dvh bg-surface-2 text-13")}>
      {missing ? (
        <ChunkNotLoaded />
      ) : error instanceof RequestFailure ? (
        <NotLoaded {...error} />
      ) : (
        <Broken error={error} />
      )}
    </main>
  );
}

export const FailedInboxPage = (props: ErrorComponentProps) => (
  <FailedPage {...props} frame={inboxPageFrame} />
);

/** [TR9] The page's code could not be loaded; it loads when the server answers. */
function ChunkNotLoaded() {
  const { t } = useTranslation();
  useEffect(() => void reloadWhenReachable(), []);
  return <EmptyState title={t("not_fetched")} />;
}

/** A fault of the console; a reload clears it. */
function Broken({ error }: { error: unknown }) {
  const { t } = useTranslation();
  return (
    <EmptyState
      title={t("broken.title")}
      hint={
        <>
          {t("broken.hint")} {t("error_code", { code: errorCode(error) })}
        </>
      }
      action={<Button onClick={() => window.location.reload()}>{t("broken.go")}</Button>}
    />
  );
}

function NotLoaded({ failure }: { failure: Failure }) {
  const { t } = useTranslation();
  const router = useRouter();
  const retry = () => void router.invalidate();
  useRetryWhenReachable(isPassing(failure), retry);
  const words =
    failure.kind === "refusal"
      ? refusalLabels(failure.refusal)
      : { what: t("load_failed.title"), next: t(`load_failed.${failure.kind}`) };
  // [SI10] A retry would be refused again.
  const action = isRefusedAs(failure, "not_bound") ? (
    <Button onClick={() => window.location.assign("/")}>{t("inbox:cut_off.go")}</Button>
  ) : (
    <Button onClick={retry}>{t("retry")}</Button>
  );
  return <EmptyState title={words.what} hint={words.next} action={action} />;
}

const askEveryMs = 3000;

/** [DE3] Loads again once the server answers. */
function useRetryWhenReachable(passing: boolean, load: () => void): void {
  const onAnswer = useEffectEvent(load);
  useEffect(() => {
    if (!passing) return;
    let gone = false;
    const ask = async () => {
      const outcome = await request("GET", paths.me);
      if (!gone && (outcome.ok || !isPassing(outcome))) onAnswer();
    };
    const timer = setInterval(() => void ask(), askEveryMs);
    return () => {
      gone = true;
      clearInterval(timer);
    };
  }, [passing]);
}
