import { useEffect } from "react";
import { lastEndedBy } from "../../data/optimistic/unauthorized.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { useNow } from "../../lib/time/use-now.ts";
import { showAppBadge } from "../notifications/app-badge.ts";
import { endedByText } from "../page/banners/browser-labels.ts";
import { AuthLayout } from "./AuthLayout.tsx";
import { PhoneSignIn } from "./PhoneSignIn.tsx";
import type { SignInProblem } from "./problems.ts";
import { QrTile } from "./QrTile.tsx";
import { useSignInMethod } from "./use-sign-in-method.ts";

interface SignInProps {
  problem: SignInProblem | null;
  next: string;
}

/** Accepts only a path of this site, so that a link to the sign-in page cannot redirect elsewhere. */
const ownPath = (next: string): string => (/^\/(?![/\\])/.test(next) ? next : "/");

export function SignIn({ problem, next }: SignInProps) {
  const { t } = useTranslation("sign-in");
  const now = useNow();
  const ending = lastEndedBy();
  const { way, retry } = useSignInMethod();
  useEffect(() => {
    document.title = t("common:product");
  }, [t]);
  useEffect(() => showAppBadge(0), []);
  return (
    <AuthLayout>
      <h1 className="text-22 font-semibold">{t(way === "code" ? "title" : "phone.title")}</h1>
      {way === "code" && <p className="mt-1 text-14 text-ink-2">{t("lede")}</p>}
      {ending && (
        <p role="status" data-testid="ended-by" className="mt-3 text-14 wrap-anywhere">
          {endedByText(ending, now)}
        </p>
      )}
      {way === "code" ? (
        <QrTile problem={problem} next={ownPath(next)} />
      ) : (
        <PhoneSignIn way={way} retry={retry} problem={problem} next={ownPath(next)} />
      )}
      <hr className="mt-6 mb-4 border-t border-border-1" />
      <p className="text-12 leading-5 text-ink-2">{t("first_time")}</p>
    </AuthLayout>
  );
}
