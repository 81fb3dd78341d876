import { isWechatBrowser } from "@jieru/shared/domain/wechat-browser";
import { icon14 } from "@jieru/ui/icon.ts";
import { Copy } from "lucide-react";
import { type ReactNode, useState } from "react";
import { paths } from "../../data/http/paths.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { Button } from "../../ui/buttons/Button.tsx";
import { TextButton } from "../../ui/buttons/TextButton.tsx";
import { copyText } from "../../ui/copy-text.ts";
import type { SignInProblem } from "./problems.ts";
import { QrTile } from "./QrTile.tsx";
import type { PhoneMethod } from "./use-sign-in-method.ts";

interface PhoneSignInProps {
  way: PhoneMethod;
  retry: () => void;
  problem: SignInProblem | null;
  /** The path to continue to after sign-in, also used in the link to open elsewhere. */
  next: string;
}

/** [SI16] Signs in with WeChat's authorisation or says where to open the link. The QR code shows on request. */
export function PhoneSignIn({ way, retry, problem, next }: PhoneSignInProps) {
  const { t } = useTranslation("sign-in");
  const [showsCode, setShowsCode] = useState(false);
  return (
    <section
      data-testid="phone-sign-in"
      data-way={way}
      className="mt-6 grid w-full justify-items-start gap-4"
    >
      {!showsCode && (
        <div role="status" data-testid="sign-in-state" data-state={problem ?? way} className="empty:hidden">
          {problem && <Trouble problem={problem} />}
        </div>
      )}
      {/* The height of the most likely content, so that nothing below moves once the method is known. */}
      <div
        className={`grid w-full content-start justify-items-start gap-3 ${isWechatBrowser(navigator.userAgent) ? "min-h-20" : "min-h-[154px]"}`}
      >
        <Way way={way} retry={retry} next={next} />
      </div>
      <div className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
        <TextButton
          data-testid="show-code"
          aria-expanded={showsCode}
          onClick={() => setShowsCode((shown) => !shown)}
        >
          {t(showsCode ? "phone.hide_code" : "phone.show_code")}
        </TextButton>
        <span className="text-12 text-ink-3">{t("phone.code_hint")}</span>
      </div>
      {showsCode && (
        <div className="-mt-6">
          <QrTile problem={null} next={next} />
        </div>
      )}
    </section>
  );
}

function Trouble({ problem }: { problem: SignInProblem }) {
  const { t } = useTranslation("sign-in");
  const isCodeless = problem === "expired" || problem === "too_many";
  return (
    <>
      <b className="font-semibold">{t(isCodeless ? `phone.${problem}` : problem)}</b>
      {problem !== "expired" && <p className="mt-0.5 text-12 text-ink-2">{t(`${problem}_hint`)}</p>}
    </>
  );
}

function Way({ way, retry, next }: Omit<PhoneSignInProps, "problem">) {
  const { t } = useTranslation("sign-in");
  switch (way) {
    case "loading":
      return (
        <p role="status" className="text-14 text-ink-3">
          {t("phone.loading")}
        </p>
      );
    case "failed":
      return (
        <>
          <p role="alert" className="text-danger">
            {t("phone.failed")}
          </p>
          <Button size="big" onClick={retry}>
            {t("common:retry")}
          </Button>
        </>
      );
    case "authorise":
      return (
        <>
          <p className="text-14 text-ink-1">{t("phone.authorise_hint")}</p>
          <Button
            tone="primary"
            size="big"
            className="w-full"
            data-testid="sign-in-in-wechat"
            onClick={() => window.location.assign(paths.scanPage(next))}
          >
            {t("phone.authorise")}
          </Button>
        </>
      );
    case "open_in_wechat":
      return (
        <LinkToOpen next={next} also={t("phone.or_computer")}>
          {t("phone.open_in_wechat")}
        </LinkToOpen>
      );
    case "use_computer":
      return <LinkToOpen next={next}>{t("phone.use_computer")}</LinkToOpen>;
  }
}

function LinkToOpen({ next, also, children }: { next: string; also?: string; children: ReactNode }) {
  const { t } = useTranslation("sign-in");
  const link = `${window.location.origin}${next}`;
  return (
    <>
      <p className="text-14 text-ink-1">{children}</p>
      <code
        data-testid="link-to-open"
        className="w-full truncate rounded-tile bg-surface-0 px-3 py-2 font-mono text-12 text-ink-2"
      >
        {link.replace(/^https?:\/\//, "")}
      </code>
      <Button
        tone="primary"
        size="big"
        className="w-full"
        icon={<Copy {...icon14} />}
        onClick={() => void copyText(link, t("phone.copied"))}
      >
        {t("phone.copy")}
      </Button>
      {also !== undefined && <p className="text-12 text-ink-2">{also}</p>}
    </>
  );
}
