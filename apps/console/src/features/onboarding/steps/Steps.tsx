import type { AccountId } from "@jieru/shared/domain/ids";
import type { Connection } from "@jieru/shared/protocol/connection";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { formatDayTime } from "../../../i18n/format-day-time.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useNow } from "../../../lib/time/use-now.ts";
import { Trouble } from "../health/Trouble.tsx";
import { ChangeSecret } from "../settings/ChangeSecret.tsx";
import { NewPair } from "./NewPair.tsx";
import { type Fresh, PasteValues } from "./PasteValues.tsx";
import { SecretTest, type Tested } from "./SecretTest.tsx";
import { Step } from "./Step.tsx";

export function Steps({ connection, fresh: first }: { connection: Connection; fresh: Fresh }) {
  const { t } = useTranslation("connect");
  const [tested, setTested] = useState<{ mark: string; result: Tested } | null>(null);
  const [fresh, setFresh] = useState(first);
  const { accountId, verifiedAt, firstPushAt } = connection;
  const now = useNow();
  const mark = connection.marks.appSecret;
  const result = tested?.mark === mark ? tested.result : null;
  const accepted = result === "accepted";
  const verified = verifiedAt !== null;
  const pushed = firstPushAt !== null;
  // [MA15] The result of the AppSecret's test does not block the next steps.
  const pasting = verified ? "done" : result === null ? "later" : "now";
  const trouble = <Trouble connection={connection} way={<ToSettings accountId={accountId} />} />;
  return (
    <>
      <ol className="mt-2" aria-live="polite">
        <Step number={1} name="fill" state="done" outcome={`${connection.name} · ${connection.appId}`} />
        <Step number={2} name="secret" state={accepted ? "done" : "now"}>
          <SecretTest
            key={mark}
            accountId={accountId}
            mark={mark}
            atOnce
            onTested={(result) => setTested({ mark, result })}
          />
          {!accepted && <ChangeSecret accountId={accountId} field="appSecret" />}
        </Step>
        <Step number={3} name="paste" state={pasting}>
          {!pushed && <PushWarning />}
          <PasteValues connection={connection} fresh={fresh} mayReplace={!verified} />
          {!verified && fresh.token === undefined && <NewPair accountId={accountId} onFresh={setFresh} />}
        </Step>
        <Step
          number={4}
          name="check"
          state={pasting}
          outcome={verified ? t("verified", { at: formatDayTime(verifiedAt, now) }) : t("waiting_check")}
        >
          {!verified && trouble}
        </Step>
        <Step
          number={5}
          name="first"
          state={pushed ? "done" : verified ? "now" : "later"}
          outcome={pushed ? t("first_push", { at: formatDayTime(firstPushAt, now) }) : t("waiting_push")}
        >
          {verified && !pushed && trouble}
        </Step>
      </ol>
      <Link
        to="/a/$accountId"
        params={{ accountId }}
        data-testid="open-desk"
        className={
          pushed
            ? "mt-6 inline-flex h-9 items-center rounded-control bg-accent-solid px-4 text-14 font-semibold text-accent-on hover:bg-accent-solid-hover"
            : "mt-6 inline-flex h-9 items-center text-accent hover:underline"
        }
      >
        {t(pushed ? "open" : "later")}
      </Link>
    </>
  );
}

function ToSettings({ accountId }: { accountId: AccountId }) {
  const { t } = useTranslation("connect");
  return (
    <Link
      to="/a/$accountId/settings/$section"
      params={{ accountId, section: "connection" }}
      data-testid="to-connection"
      className="hit text-accent hover:underline"
    >
      {t("to_settings")}
    </Link>
  );
}

/** [MA16] A warning before the switch: from then on WeChat's own tool gets no messages. */
function PushWarning() {
  const { t } = useTranslation("connect");
  return (
    <p
      role="note"
      data-testid="push-warning"
      className="mb-3 max-w-[640px] rounded-control bg-waiting-soft px-3 py-2 text-12 text-waiting inset-ring inset-ring-waiting-line"
    >
      {t("push_warning")}
    </p>
  );
}
