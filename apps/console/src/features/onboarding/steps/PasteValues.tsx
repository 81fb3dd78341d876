import type { Connection } from "@jieru/shared/protocol/connection";
import { icon14 } from "@jieru/ui/icon.ts";
import { useQuery } from "@tanstack/react-query";
import { Copy } from "lucide-react";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { copyText } from "../../../ui/copy-text.ts";
import { guideQuery } from "../first-steps/guide.ts";
import { whyUnreachable } from "./push-address.ts";

export interface Fresh {
  token?: string | undefined;
  encodingAesKey?: string | undefined;
}

interface PasteValuesProps {
  connection: Connection;
  fresh: Fresh;
  /** Whether a button replaces the values that are not shown. */
  mayReplace: boolean;
  withoutWrapping?: boolean;
}

export function PasteValues({ connection, fresh, mayReplace, withoutWrapping }: PasteValuesProps) {
  const { t } = useTranslation("connect");
  const { pushUrl, mode, format, marks } = connection;
  const gone = t(mayReplace ? "secret_gone" : "secret_kept");
  return (
    <dl className="grid max-w-[640px] gap-2">
      <Value name={t("url")} value={pushUrl} testId="paste-url" />
      <Unreachable pushUrl={pushUrl} />
      <Value
        name={t("field.token.label")}
        value={fresh.token}
        hidden={gone}
        mark={marks.token}
        testId="paste-token"
      />
      {marks.encodingAesKey !== null && (
        <Value
          name={t("field.encodingAesKey.label")}
          value={fresh.encodingAesKey}
          hidden={gone}
          mark={marks.encodingAesKey}
          testId="paste-key"
        />
      )}
      {!withoutWrapping && (
        <>
          <Value name={t("mode.label")} choice={t(`mode.${mode}`)} />
          <Value name={t("format.label")} choice={t(`format.${format}`)} />
        </>
      )}
    </dl>
  );
}

interface ValueProps {
  name: string;
  /** undefined for a secret that this page does not know. */
  value?: string | undefined;
  hidden?: string;
  choice?: string;
  mark?: string;
  testId?: string;
}

function Value({ name, value, hidden, choice, mark, testId }: ValueProps) {
  const { t } = useTranslation("connect");
  return (
    <div className="grid min-h-8 grid-cols-[136px_minmax(0,1fr)] items-center gap-x-3 max-narrow:grid-cols-1">
      <dt className="text-ink-2">{name}</dt>
      <dd className="m-0 flex min-w-0 items-center gap-3">
        {choice ??
          (value === undefined ? (
            <span className="text-12 text-ink-2">
              {hidden} {mark && <code className="text-ink-3">{t("mark", { mark })}</code>}
            </span>
          ) : (
            <code
              data-testid={testId}
              className="block min-w-0 flex-1 rounded-control bg-surface-0 px-2 py-1 text-12 break-all"
            >
              {value}
            </code>
          ))}
        {value !== undefined && (
          <Button
            size="small"
            icon={<Copy {...icon14} />}
            aria-label={`${t("copy")} ${name}`}
            onClick={() => void copyText(value, t("copied"))}
          >
            {t("copy")}
          </Button>
        )}
      </dd>
    </div>
  );
}

/** [MA12] Why WeChat cannot reach the address. Hidden in a demo, whose pushes come from the simulator. */
function Unreachable({ pushUrl }: { pushUrl: string }) {
  const { t } = useTranslation("connect");
  const { data } = useQuery(guideQuery);
  const why = whyUnreachable(pushUrl);
  if (why === null || data?.phonesUrl !== null) return null;
  return (
    <p data-testid="unreachable" data-why={why} className="text-12 text-waiting">
      {t(`unreachable.${why}`)}
    </p>
  );
}
