import "./words.ts";
import type { ConnectBody, Connection } from "@jieru/shared/protocol/connection";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { meQuery } from "../api/me.ts";
import { leaveConsole } from "../inbox/leave.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Logo } from "../ui/Logo.tsx";
import { TextButton } from "../ui/TextButton.tsx";
import { ConnectFields } from "./ConnectFields.tsx";
import { connectionQuery } from "./connection.ts";
import { Step } from "./Step.tsx";
import { Steps } from "./Steps.tsx";
import { useConnectForm } from "./use-connect-form.ts";

/** [MA6] [SI5] From a mini program's page at WeChat to the first customer's message here. */
export function ConnectPage() {
  const { t } = useTranslation("connect");
  const { data: me } = useQuery(meQuery);
  const first = me?.mayConnect === true && me.accounts.length === 0;
  return (
    <div className="h-dvh overflow-auto bg-surface-2">
      <header className="flex h-[54px] items-center gap-3 border-b border-border-1 px-8 max-narrow:px-4">
        <Logo className="size-7" />
        <h1 className="flex-1 text-15 font-semibold">{t(first ? "title_first" : "title")}</h1>
        {first ? (
          <TextButton onClick={() => void leaveConsole()}>{t("leave", { name: me.agent.name })}</TextButton>
        ) : (
          <Link to="/" className="text-accent hover:underline">
            {t("back")}
          </Link>
        )}
      </header>
      <main className="mx-auto max-w-[760px] px-8 pt-6 pb-16 max-narrow:px-4">
        {me && !me.mayConnect ? <EmptyState title={t("not_admin")} hint={t("not_admin_hint")} /> : <Wizard />}
      </main>
    </div>
  );
}

function Wizard() {
  const { t } = useTranslation("connect");
  const client = useQueryClient();
  const [made, setMade] = useState<{ connection: Connection; values: ConnectBody } | null>(null);
  const form = useConnectForm((connection, values) => {
    setMade({ connection, values });
    void client.invalidateQueries({ queryKey: meQuery.queryKey });
  });
  return (
    <>
      <p className="text-ink-2">{t("lede")}</p>
      {made ? <Live made={made} /> : <Filling form={form} />}
    </>
  );
}

/** All steps are in sight from the start. */
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

function Live({ made }: { made: { connection: Connection; values: ConnectBody } }) {
  const { data = made.connection } = useQuery({
    ...connectionQuery(made.connection.accountId),
    placeholderData: made.connection,
  });
  const { token, encodingAesKey } = made.values;
  return <Steps connection={data} fresh={{ token, encodingAesKey }} />;
}
