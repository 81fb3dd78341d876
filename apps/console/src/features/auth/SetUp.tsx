import { useTranslation } from "../../i18n/use-translation.ts";
import { AuthLayout } from "./AuthLayout.tsx";
import { PhoneSignIn } from "./PhoneSignIn.tsx";
import { QrTile } from "./QrTile.tsx";
import { useSignInMethod } from "./use-sign-in-method.ts";

export function SetUp({ token }: { token: string }) {
  const { t } = useTranslation("sign-in");
  const { way, retry } = useSignInMethod();
  const next = `/set-up/${token}`;
  return (
    <AuthLayout>
      <h1 className="text-22 font-semibold">{t("set_up.title")}</h1>
      <p className="mt-1 text-14 text-ink-2">{t(way === "code" ? "set_up.lede" : "set_up.lede_phone")}</p>
      {way === "code" ? (
        <QrTile problem={null} next={next} />
      ) : (
        <PhoneSignIn way={way} retry={retry} problem={null} next={next} />
      )}
      <hr className="mt-6 mb-4 border-t border-border-1" />
      <p className="text-12 leading-5 text-ink-2">{t("set_up.until")}</p>
    </AuthLayout>
  );
}
