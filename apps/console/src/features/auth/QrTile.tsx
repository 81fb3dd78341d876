import { icon20 } from "@jieru/ui/icon.ts";
import { Hourglass, LoaderCircle, Lock, RotateCw, X } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { paths } from "../../data/http/paths.ts";
import { formatCountdown } from "../../i18n/format-duration.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { TextButton } from "../../ui/buttons/TextButton.tsx";
import type { SignInProblem } from "./problems.ts";
import { type Scan, useScan } from "./use-scan.ts";

interface QrTileProps {
  problem: SignInProblem | null;
  next: string;
}

const tile =
  "relative mt-6 grid size-[232px] place-items-center overflow-hidden rounded-float bg-qr ring ring-border-2 [color-scheme:light]";

const veils: Record<SignInProblem, ReactNode> = {
  not_bound: <Lock {...icon20} />,
  set_up_over: <Lock {...icon20} />,
  declined: <X {...icon20} />,
  expired: <RotateCw {...icon20} />,
  state: <RotateCw {...icon20} />,
  failed: <RotateCw {...icon20} />,
  no_unionid: <Lock {...icon20} />,
  snapshot: <RotateCw {...icon20} />,
  too_many: <Hourglass {...icon20} />,
  unavailable: <Hourglass {...icon20} />,
};

/** Frames WeChat's own code and shows the known state of the scan (SI1, SI2). */
export function QrTile({ problem, next }: QrTileProps) {
  const { t } = useTranslation("sign-in");
  const scan = useScan(problem);
  const { state } = scan;
  return (
    <>
      <div className={tile}>
        {state.name === "waiting" || state.name === "signing_in" ? (
          <CodeFrame key={scan.code} next={next} onLoad={scan.onFrameLoad} />
        ) : null}
        {state.name === "signing_in" && (
          <Veil>
            <LoaderCircle {...icon20} className="turn" />
          </Veil>
        )}
        {state.name === "problem" && <Veil>{veils[state.problem]}</Veil>}
      </div>
      <div
        role="status"
        data-testid="sign-in-state"
        data-state={state.name === "problem" ? state.problem : state.name}
        className="mt-3.5 w-80 max-w-full"
      >
        {state.name === "waiting" && <Waiting until={scan.until} renew={scan.renew} />}
        {state.name === "signing_in" && (
          <>
            {t("signing_in")} <span className="text-12 text-ink-3">{t("signing_in_hint")}</span>
          </>
        )}
        {state.name === "problem" && <Trouble problem={state.problem} renew={scan.renew} />}
      </div>
    </>
  );
}

/** A code keeps its language: a request in another language would return another code without a new lifetime. */
function CodeFrame({ next, onLoad }: { next: string; onLoad: Scan["onFrameLoad"] }) {
  const { t, i18n } = useTranslation("sign-in");
  const [src] = useState(() => paths.scan(next, i18n.language));
  return (
    <iframe
      data-testid="qr-frame"
      title={t("qr")}
      src={src}
      sandbox="allow-scripts allow-same-origin allow-top-navigation allow-forms"
      // NOTE: quick login calls the WeChat client on this computer. The frame loads our address first, so `*` is
      // needed.
      allow="local-network-access *"
      onLoad={onLoad}
      className="size-full border-0"
    />
  );
}

const Veil = ({ children }: { children: ReactNode }) => (
  <div className="absolute inset-0 grid place-items-center bg-qr/90 text-qr-ink">{children}</div>
);

function Waiting({ until, renew }: { until: number; renew: () => void }) {
  const { t } = useTranslation("sign-in");
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <p className="flex w-[232px] items-center gap-2 whitespace-nowrap">
      <span>{t("waiting")}</span>
      <span aria-hidden="true" className="text-12 text-ink-3">
        {t("expires_in", { rest: formatCountdown(until - now) })}
      </span>
      <TextButton onClick={renew} className="ml-auto">
        {t("renew")}
      </TextButton>
    </p>
  );
}

function Trouble({ problem, renew }: { problem: SignInProblem; renew: () => void }) {
  const { t } = useTranslation("sign-in");
  const way = problem === "expired" ? t("renew") : problem === "not_bound" ? t("use_other") : t("rescan");
  return (
    <>
      <p className="flex items-baseline gap-3">
        <b className="font-semibold">{t(problem)}</b>
        <TextButton data-testid="renew-code" onClick={renew}>
          {way}
        </TextButton>
      </p>
      {problem !== "expired" && <p className="mt-0.5 text-12 text-ink-2">{t(`${problem}_hint`)}</p>}
    </>
  );
}
