import { useEffect } from "react";
import { lastEnding } from "../../data/optimistic/turned-away.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { useNow } from "../../lib/time/use-now.ts";
import { showAppBadge } from "../notifications/app-badge.ts";
import { endedByText } from "../page/banners/product-words.ts";
import { Door } from "./Door.tsx";
import { PhoneSignIn } from "./PhoneSignIn.tsx";
import type { SignInProblem } from "./problems.ts";
import { QrTile } from "./QrTile.tsx";
import { useSignInWay } from "./use-sign-in-way.ts";

interface SignInProps {
  problem: SignInProblem | null;
  /** Where to go once signed in; an address of ours. */
  next: string;
}

/** Only a path of our own: a link to the door must not lead on to someone else's. */
const ownPath = (next: string): string => (/^\/(?![/\\])/.test(next) ? next : "/");

export function SignIn({ problem, next }: SignInProps) {
  const { t } = useTranslation("sign-in");
  const now = useNow();
  const ending = lastEnding();
  const { way, retry } = useSignInWay();
  useEffect(() => {
    document.title = t("common:product");
  }, [t]);
  // Nothing is counted for somebody who has signed out.
  useEffect(() => showAppBadge(0), []);
  return (
    <Door>
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
    </Door>
  );
}
