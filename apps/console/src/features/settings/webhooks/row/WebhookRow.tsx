import { useReadOnlyReason } from "../../../../data/feed/read-only.ts";
import { useTranslation } from "../../../../i18n/use-translation.ts";
import { Button } from "../../../../ui/buttons/Button.tsx";
import { Pill } from "../../../../ui/marks/Pill.tsx";
import type { WebhookRowProps } from "../webhook-row.ts";
import { DeliveryStateText } from "./DeliveryStateText.tsx";
import { OnSwitch } from "./OnSwitch.tsx";
import { TestResult } from "./TestResult.tsx";
import { useTest } from "./use-test.ts";
import { WebhookMenu } from "./WebhookMenu.tsx";

export function WebhookRow(props: WebhookRowProps) {
  const { t } = useTranslation("webhooks");
  const readOnly = useReadOnlyReason();
  const { accountId, webhook, silent } = props;
  const { id, name, url, topics } = webhook;
  const { testing, test, outcome } = useTest(accountId, id);
  return (
    <li
      data-testid={`webhook-${name}`}
      className="flex flex-wrap items-start gap-x-4 gap-y-2 border-b border-border-1 py-3"
    >
      <div className="grid min-w-60 flex-1 gap-0.5">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <b dir="auto" className="min-w-0 truncate text-left font-semibold">
            {name}
          </b>
          {topics.map((topic) => (
            <Pill key={topic} className="bg-surface-0 text-ink-2">
              {t(`topic.${topic}`)}
            </Pill>
          ))}
        </span>
        <code className="line-clamp-2 font-mono text-12 wrap-anywhere text-ink-3">{url}</code>
        <DeliveryStateText webhook={webhook} silent={silent} />
        {testing ? (
          <p role="status" className="text-12 text-ink-3">
            {t("test.doing")}
          </p>
        ) : (
          outcome && <TestResult outcome={outcome} />
        )}
      </div>
      <span className="flex flex-none items-center gap-3">
        <Button
          aria-label={t("test.label", { name })}
          disabledReason={testing ? t("test.doing") : silent ? t("test.silent") : readOnly}
          data-testid="test-webhook"
          onClick={test}
        >
          {t("test.do")}
        </Button>
        <OnSwitch {...props} />
        <WebhookMenu {...props} />
      </span>
    </li>
  );
}
