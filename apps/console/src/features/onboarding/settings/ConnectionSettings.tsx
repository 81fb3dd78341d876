import "../../../i18n/messages/connect.ts";
import type { Connection } from "@jieru/shared/protocol/connection";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { RequestFailure } from "../../../data/http/outcome.ts";
import { failureSentence } from "../../../data/optimistic/failure-sentence.ts";
import { formatClock } from "../../../i18n/format-clock.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useNowSeconds } from "../../../lib/time/use-now.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { EmptyState } from "../../../ui/notices/EmptyState.tsx";
import { PageSkeleton } from "../../page/PageSkeleton.tsx";
import { SettingsPage } from "../../page/SettingsPage.tsx";
import type { SectionPageProps } from "../../page/section-page.ts";
import { connectionQuery } from "../connection.ts";
import { PushSummary } from "../health/PushSummary.tsx";
import { RefusalWarning } from "../health/RefusalWarning.tsx";
import { type Fresh, PasteValues } from "../steps/PasteValues.tsx";
import { SecretTest } from "../steps/SecretTest.tsx";
import { AccountName } from "./AccountName.tsx";
import { ChangeSecret } from "./ChangeSecret.tsx";
import { ChangeWrapping } from "./ChangeWrapping.tsx";
import { RemoveAccount } from "./RemoveAccount.tsx";
import { Rotation } from "./Rotation.tsx";

export function ConnectionSettings({ accountId }: SectionPageProps) {
  const { t } = useTranslation("settings");
  const { data, error, refetch } = useQuery(connectionQuery(accountId));
  return (
    <SettingsPage title={t("section.connection")}>
      {data ? (
        <Parts connection={data} />
      ) : error instanceof RequestFailure ? (
        <EmptyState
          title={failureSentence(error.failure)}
          action={<Button onClick={() => void refetch()}>{t("common:retry")}</Button>}
        />
      ) : (
        <PageSkeleton />
      )}
    </SettingsPage>
  );
}

function Parts({ connection }: { connection: Connection }) {
  const { t } = useTranslation("connect");
  const [fresh, setFresh] = useState<Fresh>({});
  const { accountId, appId, originalId, marks, fromFile, changedAt } = connection;
  const now = useNowSeconds();
  return (
    <>
      {fromFile && <p className="rounded-row bg-note-soft px-3 py-2 text-note">{t("settings.from_file")}</p>}
      <Part title={t("settings.identity")}>
        <AccountName accountId={accountId} />
        <Fact name={t("field.appId.label")}>{appId}</Fact>
        <Fact name={t("field.originalId.label")}>{originalId}</Fact>
      </Part>
      <Part title={t("settings.credentials")}>
        <Fact name={t("field.appSecret.label")}>{t("mark", { mark: marks.appSecret })}</Fact>
        <p className="mb-2 text-12 text-ink-2">
          {changedAt === null
            ? t("settings.never_changed")
            : t("settings.changed", { at: formatClock(changedAt, now) })}
        </p>
        <RefusalWarning accountId={accountId} />
        <SecretTest accountId={accountId} mark={marks.appSecret} />
        <ChangeSecret accountId={accountId} field="appSecret" />
      </Part>
      <Part title={t("settings.push")}>
        <PasteValues connection={connection} fresh={fresh} mayReplace withoutWrapping />
        <ChangeSecret
          accountId={accountId}
          field="token"
          onChanged={(token) => setFresh((before) => ({ ...before, token }))}
        />
        <ChangeWrapping connection={connection} />
        <PushSummary connection={connection} />
      </Part>
      <Part title={t("settings.rotate")}>
        <Rotation
          connection={connection}
          onFresh={(next) => setFresh((before) => ({ ...before, ...next }))}
        />
      </Part>
      {connection.removal && (
        <Part title={t("settings.remove")}>
          <RemoveAccount connection={connection} />
        </Part>
      )}
    </>
  );
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section aria-label={title} className="border-b border-border-1 py-4">
    <h2 className="mb-2 font-semibold">{title}</h2>
    {children}
  </section>
);

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <p className="flex min-h-7 items-center gap-3">
    <span className="w-[136px] flex-none text-ink-2">{name}</span>
    <code className="min-w-0 break-all">{children}</code>
  </p>
);
