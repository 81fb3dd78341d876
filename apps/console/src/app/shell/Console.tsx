import type { AccountId } from "@jieru/shared/domain/ids";
import { useMatch, useRouter } from "@tanstack/react-router";
import { type ReactNode, useEffect } from "react";
import { startDrafts } from "../../data/drafts/draft-sync.ts";
import { startSending } from "../../data/outbox/sending.ts";
import { useAccount, useMe } from "../../data/queries/use-snapshot.ts";
import { useConnection } from "../../data/store/connection.ts";
import { showDialog, useActiveDialog } from "../../features/commands/active-dialog.ts";
import { useCommandKeys } from "../../features/commands/use-command-keys.ts";
import { focusBoxToWrite } from "../../features/opening/focus-composer.ts";
import { isOpening, leadsToInbox } from "../../features/opening/open-session.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { Button } from "../../ui/buttons/Button.tsx";
import { EmptyState } from "../../ui/notices/EmptyState.tsx";
import { LoadingDialog } from "../../ui/overlays/LoadingDialog.tsx";
import { AfterPaint } from "../../ui/rendering/AfterPaint.tsx";
import { LazyMount } from "../../ui/rendering/LazyMount.tsx";
import { onDemand } from "../../ui/rendering/on-demand.tsx";
import { ConsoleCommands } from "./ConsoleCommands.tsx";
import { ExactTimes, FocusRestorer, Notifications } from "./lazy-components.ts";
import { PageTitle } from "./PageTitle.tsx";
import { Rail } from "./Rail.tsx";
import { SkipLink } from "./SkipLink.tsx";

/** Other pages than the inbox take the last three columns (`pageFrame`). The second row is the inbox's status bar. */
const grid =
  "grid h-dvh grid-cols-[var(--rail-width)_var(--list-width)_minmax(0,1fr)_auto] grid-rows-[minmax(0,1fr)_auto] max-narrow:grid-cols-[minmax(0,1fr)]";

const Palette = onDemand(
  async () => (await import("../../features/palette/Palette.tsx")).Palette,
  PaletteLoading,
);
const CommandMenu = onDemand(
  async () => (await import("../../features/palette/CommandMenu.tsx")).CommandMenu,
  CommandMenuLoading,
);
const KeysDialog = onDemand(async () => (await import("../../features/palette/KeysDialog.tsx")).KeysDialog);

/** The frame around every page of an account. */
export function Console({ accountId, children }: { accountId: AccountId; children: ReactNode }) {
  const account = useAccount(accountId);
  const { id: meId } = useMe(accountId);
  const connection = useConnection();
  const router = useRouter();
  const inInbox = useMatch({ from: "/a/$accountId/_inbox", shouldThrow: false, select: () => true }) === true;
  useCommandKeys({
    inInbox,
    isLeaving: () => !leadsToInbox(router),
    isBoxPending: () => isOpening(router),
    focusBox: focusBoxToWrite,
  });
  useEffect(() => startSending(meId), [meId]);
  useEffect(() => startDrafts(accountId), [accountId]);
  if (connection.state === "signed_out" && connection.why === "unbound")
    return <RemovedFromAccount name={account.name} />;
  return (
    <div className={grid}>
      <ConsoleCommands accountId={accountId} />
      <PageTitle accountId={accountId} />
      <SkipLink />
      <Rail accountId={accountId} />
      {children}
      <AfterPaint>
        <Notifications accountId={accountId} />
        <ExactTimes account={account} />
        <FocusRestorer />
      </AfterPaint>
      <Dialogs accountId={accountId} />
    </div>
  );
}

function PaletteLoading({ missing = false }: { accountId: AccountId; missing?: boolean }) {
  const { t } = useTranslation("inbox");
  const open = useActiveDialog() === "palette";
  return (
    <LoadingDialog open={open} missing={missing} label={t("nav.palette")} onClose={() => showDialog(null)} />
  );
}

/** [KB21] The menu's keys work already, as they belong to the page. */
function CommandMenuLoading() {
  const { t } = useTranslation("inbox");
  return (
    <LoadingDialog
      open={useActiveDialog() === "menu"}
      label={t("nav.palette")}
      onClose={() => showDialog(null)}
    />
  );
}

/** A component of its own, so that opening a dialog does not render the page. */
function Dialogs({ accountId }: { accountId: AccountId }) {
  const shown = useActiveDialog();
  return (
    <>
      <LazyMount open={shown === "keys"} onFailed={() => showDialog(null)}>
        <KeysDialog />
      </LazyMount>
      <LazyMount open={shown === "menu"} onFailed={() => showDialog(null)}>
        <CommandMenu />
      </LazyMount>
      <LazyMount
        open={shown === "palette"}
        instead={<PaletteLoading missing accountId={accountId} />}
        onFailed={() => showDialog(null)}
      >
        <Palette accountId={accountId} />
      </LazyMount>
    </>
  );
}

/** [AG6] Replaces the console after the agent was removed from the account. */
function RemovedFromAccount({ name }: { name: string }) {
  const { t } = useTranslation("inbox");
  return (
    <main role="alert" data-testid="cut-off" className="h-dvh bg-surface-2 text-13">
      <EmptyState
        title={t("cut_off.title", { name })}
        hint={t("cut_off.hint")}
        action={<Button onClick={() => window.location.assign("/")}>{t("cut_off.go")}</Button>}
      />
    </main>
  );
}
