import type { Me } from "@jieru/shared/protocol/http";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "../../i18n/use-translation.ts";
import { TextButton } from "../../ui/buttons/TextButton.tsx";
import { leaveConsole } from "../page/leave-console.ts";
import { AuthLayout } from "./AuthLayout.tsx";

export function AccountChoice({ me }: { me: Me }) {
  const { t } = useTranslation("sign-in");
  const none = me.accounts.length === 0;
  return (
    <AuthLayout>
      <h1 className="text-18 font-semibold">{t(none ? "accounts.none" : "accounts.title")}</h1>
      <p className="mt-1 text-ink-2">{none ? t("accounts.none_hint") : me.agent.name}</p>
      <ul className="mt-5 grid gap-1">
        {me.accounts.map((account) => (
          <li key={account.id}>
            <Link
              to="/a/$accountId"
              params={{ accountId: account.id }}
              data-testid={`account-choice-${account.id}`}
              className="flex min-h-11 items-center gap-3 rounded-row bg-surface-1 px-3 inset-ring inset-ring-border-1 hover:bg-surface-selected"
            >
              <span dir="auto" className="min-w-0 flex-1 truncate text-left text-14">
                {account.name}
              </span>
              {account.unread > 0 && (
                <span className="text-12 text-ink-1">{t("accounts.unread", { count: account.unread })}</span>
              )}
              {account.waiting > 0 && (
                <span className="text-12 text-waiting">
                  {t("accounts.waiting", { count: account.waiting })}
                </span>
              )}
              <span className="text-12 text-ink-3">{t(`common:role.${account.role}`)}</span>
            </Link>
          </li>
        ))}
      </ul>
      <p className="mt-5">
        <TextButton onClick={() => void leaveConsole()}>{t("sign_out")}</TextButton>
      </p>
    </AuthLayout>
  );
}
