import "../../../i18n/messages/connect.ts";
import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import type { Connection } from "@jieru/shared/protocol/connection";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { RequestFailure } from "../../../data/http/outcome.ts";
import { failureSentence } from "../../../data/optimistic/failure-sentence.ts";
import { invalidate } from "../../../data/queries/invalidate.ts";
import { meQuery } from "../../../data/queries/me.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { TextButton } from "../../../ui/buttons/TextButton.tsx";
import { Logo } from "../../../ui/marks/Logo.tsx";
import { EmptyState } from "../../../ui/notices/EmptyState.tsx";
import { leaveConsole } from "../../page/leave-console.ts";
import { PageSkeleton } from "../../page/PageSkeleton.tsx";
import { connectionQuery } from "../connection.ts";
import type { Fresh } from "../steps/PasteValues.tsx";
import { Step } from "../steps/Step.tsx";
import { Steps } from "../steps/Steps.tsx";
import { ConnectFields } from "./ConnectFields.tsx";
import { forgetForm, storeAccount, storedForm } from "./stored-form.ts";
import { useConnectForm } from "./use-connect-form.ts";

/** [MA6] [SI5] Guides an admin from WeChat's settings to the first message in Jieru. */
export function ConnectPage() {
  const { t } = useTranslation("connect");
  const { data: me } = useQuery(meQuery);
  // Stays true after the account is saved and the page reloaded.
  const [first] = useState(() => {
    const made = me && madeBefore(me.agent.id);
    return me?.mayConnect === true && me.accounts.every(({ id }) => id === made?.accountId);
  });
  return (
    <div className="h-dvh overflow-auto bg-surface-2">
      <header className="flex h-[54px] items-center gap-3 border-b border-border-1 px-8 max-narrow:px-4">
        <Logo className="size-7" />
        <h1 className="flex-1 text-15 font-semibold">{t(first ? "title_first" : "title")}</h1>
        {me?.accounts.length === 0 ? (
          <TextButton onClick={() => void leaveConsole()}>{t("leave", { name: me.agent.name })}</TextButton>
        ) : (
          <Link to="/" className="text-accent hover:underline">
            {t("back")}
          </Link>
        )}
      </header>
      <main className="mx-auto max-w-[760px] px-8 pt-6 pb-16 max-narrow:px-4">
        {me && !me.mayConnect && <EmptyState title={t("not_admin")} hint={t("not_admin_hint")} />}
        {me?.mayConnect && <Wizard agentId={me.agent.id} />}
      </main>
    </div>
  );
}

interface Made {
  accountId: AccountId;
  connection: Connection | null;
  fresh: Fresh;
}

function Wizard({ agentId }: { agentId: AgentId }) {
  const { t } = useTranslation("connect");
  const client = useQueryClient();
  const [made, setMade] = useState<Made | null>(() => madeBefore(agentId));
  const form = useConnectForm(agentId, (connection, { token, encodingAesKey }) => {
    setMade({ accountId: connection.accountId, connection, fresh: { token, encodingAesKey } });
    void invalidate(client, { queryKey: meQuery.queryKey });
  });
  const madeId = made?.accountId;
  useEffect(() => {
    if (!madeId) return;
    storeAccount(agentId, madeId);
    return () => forgetForm(agentId);
  }, [agentId, madeId]);
  return (
    <>
      <p className="text-ink-2">{t("lede")}</p>
      {made ? <Live made={made} onAnother={() => setMade(null)} /> : <Filling form={form} />}
    </>
  );
}

/** [MA10] Returns the account created before a reload; leaving the page starts another connection. */
function madeBefore(agentId: AgentId): Made | null {
  const kept = storedForm(agentId);
  return kept && "made" in kept ? { accountId: kept.made, connection: null, fresh: {} } : null;
}

function Filling({ form }: { form: ReturnType<typeof useConnectForm> }) {
  return (
    <ol className="mt-2">
      <Step number={1} name="fill" state="now">
        <ConnectFields form={form} />
      </Step>
      <Step number={2} name="secret" state="later" />
      <Step number={3} name="paste" state="later" />
      <Step number={4} name="check" state="later" />
      <Step number={5} name="first" state="later" />
    </ol>
  );
}

function Live({ made, onAnother }: { made: Made; onAnother: () => void }) {
  const { t } = useTranslation("connect");
  const { data = made.connection, error, refetch } = useQuery(connectionQuery(made.accountId));
  if (data)
    return (
      <>
        <Steps connection={data} fresh={made.fresh} />
        <TextButton data-testid="another" onClick={onAnother} touch="full" className="mt-2 block">
          {t("title")}
        </TextButton>
      </>
    );
  if (error instanceof RequestFailure)
    return (
      <EmptyState
        title={failureSentence(error.failure)}
        action={<Button onClick={() => void refetch()}>{t("common:retry")}</Button>}
      />
    );
  return <PageSkeleton />;
}
