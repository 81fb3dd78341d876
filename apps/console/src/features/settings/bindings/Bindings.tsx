import "../../../i18n/messages/bindings.ts";
import { agentLimit } from "@jieru/shared/domain/agent";
import { icon14 } from "@jieru/ui/icon.ts";
import { UserPlus } from "lucide-react";
import { useMemo, useState } from "react";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { useMe } from "../../../data/queries/use-snapshot.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { LazyMount } from "../../../ui/rendering/LazyMount.tsx";
import { LoadErrorBanner } from "../../page/LoadErrorBanner.tsx";
import { SettingsPage } from "../../page/SettingsPage.tsx";
import type { SectionPageProps } from "../../page/section-page.ts";
import { InviteDialog } from "../invitations/InviteDialog.tsx";
import { ReadOnly } from "../ReadOnly.tsx";
import { BindingTable } from "./BindingTable.tsx";
import { RowFilter } from "./RowFilter.tsx";
import { findRows, type RoleFilter } from "./rows.ts";
import { Seats } from "./Seats.tsx";
import { useBindingRows } from "./use-binding-rows.ts";

export function Bindings({ accountId }: SectionPageProps) {
  const { t } = useTranslation("bindings");
  const me = useMe(accountId);
  const { rows, failed, retry } = useBindingRows(accountId);
  const [role, setRole] = useState<RoleFilter>("all");
  const [words, setWords] = useState("");
  const found = useMemo(() => findRows(rows, role, words), [rows, role, words]);
  const [inviting, setInviting] = useState(false);
  const admin = me.role === "admin";
  const readOnly = useReadOnlyReason();
  const full = rows.length >= agentLimit;
  const why = full ? t("full", { limit: agentLimit }) : readOnly;
  const invite = admin && (
    <Button
      tone="primary"
      data-testid="invite"
      icon={<UserPlus {...icon14} />}
      disabledReason={why}
      onClick={() => setInviting(true)}
    >
      {t("settings:invite")}
    </Button>
  );
  return (
    <SettingsPage
      title={t("settings:section.bindings")}
      actions={invite}
      banner={failed ? <LoadErrorBanner words={t("failed")} onRetry={retry} /> : !admin && <ReadOnly />}
    >
      <Seats accountId={accountId} rows={rows} admin={admin} />
      <RowFilter role={role} onRole={setRole} words={words} onWords={setWords} />
      <BindingTable accountId={accountId} rows={found} />
      <LazyMount open={inviting} onFailed={() => setInviting(false)}>
        <InviteDialog
          accountId={accountId}
          bound={rows.length}
          open={inviting}
          onClose={() => setInviting(false)}
        />
      </LazyMount>
    </SettingsPage>
  );
}
