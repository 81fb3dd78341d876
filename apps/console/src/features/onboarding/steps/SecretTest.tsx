import type { AccountId } from "@jieru/shared/domain/ids";
import type { ConnectionTest } from "@jieru/shared/protocol/connection";
import { useEffect, useEffectEvent, useState } from "react";
import type { Outcome } from "../../../data/http/outcome.ts";
import { failureSentence } from "../../../data/optimistic/failure-sentence.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { useSingleFlight } from "../../../ui/buttons/use-single-flight.ts";
import { testSecret } from "../connection.ts";
import { testLabels } from "./test-labels.ts";

export type Tested = ConnectionTest["result"] | "not_asked";

interface SecretTestProps {
  accountId: AccountId;
  /** Identifies the secret; a result for another one is not shown. */
  mark: string;
  atOnce?: boolean;
  onTested?: (result: Tested) => void;
}

export function SecretTest({ accountId, mark, atOnce = false, onTested }: SecretTestProps) {
  const { t } = useTranslation("connect");
  const [tested, setTested] = useState<{ outcome: Outcome<ConnectionTest>; mark: string } | null>(null);
  const [asking, ask] = useSingleFlight(async () => {
    const outcome = await testSecret(accountId);
    setTested({ outcome, mark });
    onTested?.(outcome.ok ? outcome.value.result : "not_asked");
  });
  const begin = useEffectEvent(() => atOnce && ask());
  useEffect(() => void begin(), []);
  return (
    <div className="flex flex-wrap items-start gap-3">
      <Button data-testid="test-secret" disabledReason={asking ? t("testing") : null} onClick={ask}>
        {t(asking ? "testing" : "test")}
      </Button>
      {!asking && tested?.mark === mark && <TestOutcome outcome={tested.outcome} />}
    </div>
  );
}

function TestOutcome({ outcome }: { outcome: Outcome<ConnectionTest> }) {
  const { t } = useTranslation("connect");
  if (!outcome.ok)
    return (
      <p role="alert" className="text-danger">
        {failureSentence(outcome)}
      </p>
    );
  const test = outcome.value;
  if (test.result === "accepted")
    return (
      <p role="status" data-testid="test-outcome" className="text-active">
        {t("accepted")}
      </p>
    );
  const { what, next } = testLabels(test);
  return (
    <p role="alert" data-testid="test-outcome" className="min-w-0 flex-1">
      <b className="block font-semibold text-danger">{what}</b>
      <span className="text-ink-2">{next}</span>
    </p>
  );
}
