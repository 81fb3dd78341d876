import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { RequestFailure } from "../api/outcome.ts";
import { refusalWords } from "../i18n/refusal-words.ts";
import { Broken } from "../ui/Broken.tsx";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";

/** What could not be loaded, said with the reason where the server gave one. */
export function LoadFailed({ error }: ErrorComponentProps) {
  const { t } = useTranslation(["inbox", "common"]);
  const router = useRouter();
  if (!(error instanceof RequestFailure)) return <Broken />;
  const { failure } = error;
  const words =
    failure.kind === "refusal"
      ? refusalWords(failure.refusal)
      : { what: t("load_failed"), next: t("load_failed_hint") };
  return (
    <main role="alert" className="h-dvh bg-surface-2">
      <EmptyState
        title={words.what}
        hint={words.next}
        action={<Button onClick={() => void router.invalidate()}>{t("common:retry")}</Button>}
      />
    </main>
  );
}
