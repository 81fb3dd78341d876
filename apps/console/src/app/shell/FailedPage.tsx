import { cx } from "@jieru/ui/cx.ts";
import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import { useEffect, useEffectEvent } from "react";
import { request } from "../../data/http/http.ts";
import { type Failure, isPassing, isRefusedAs, RequestFailure } from "../../data/http/outcome.ts";
import { paths } from "../../data/http/paths.ts";
import { inboxPageFrame, pageFrame } from "../../features/page/page-frame.ts";
import { refusalWords } from "../../i18n/refusal-words.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { isMissingPart, reloadWhenThere } from "../../lib/new-release.ts";
import { Button } from "../../ui/buttons/Button.tsx";
import { errorCode } from "../../ui/errors/error-code.ts";
import { EmptyState } from "../../ui/notices/EmptyState.tsx";

interface FailedPageProps extends Pick<ErrorComponentProps, "error"> {
  frame?: string;
}

/** [TR16] Stands in the place of a page that failed: what failed, why if that is known, and how to try again. */
export function FailedPage({ error, frame = pageFrame }: FailedPageProps) {
  const missing = isMissingPart(error);
  return (
    <main role={missing ? undefined : "alert"} className={cx(frame, "h-dvh bg-surface-2 text-13")}>
      {missing ? (
        <NotFetched />
      ) : error instanceof RequestFailure ? (
        <NotLoaded {...error} />
      ) : (
        <Broken error={error} />
      )}
    </main>
  );
}

/** The same for a page of the inbox, beside the list. */
export const FailedInboxPage = (props: ErrorComponentProps) => (
  <FailedPage {...props} frame={inboxPageFrame} />
);

/** [TR9] The code of the page could not be fetched. It comes by itself. */
function NotFetched() {
  const { t } = useTranslation();
  useEffect(() => void reloadWhenThere(), []);
  return <EmptyState title={t("not_fetched")} />;
}

/** A fault of ours: whatever led to it is gone after a reload. */
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

/** The server did not answer, or refused. */
function NotLoaded({ failure }: { failure: Failure }) {
  const { t } = useTranslation();
  const router = useRouter();
  const retry = () => void router.invalidate();
  useComingBack(isPassing(failure), retry);
  const words =
    failure.kind === "refusal"
      ? refusalWords(failure.refusal)
      : { what: t("load_failed.title"), next: t(`load_failed.${failure.kind}`) };
  // [SI10] It would be refused again.
  const action = isRefusedAs(failure, "not_bound") ? (
    <Button onClick={() => window.location.assign("/")}>{t("inbox:cut_off.go")}</Button>
  ) : (
    <Button onClick={retry}>{t("retry")}</Button>
  );
  return <EmptyState title={words.what} hint={words.next} action={action} />;
}

const askEveryMs = 3000;

/** [DE3] Loads again once the server answers, without a press. */
function useComingBack(passing: boolean, load: () => void): void {
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
