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
import { isAwaited, leadsToInbox } from "../../features/opening/open-session.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { Button } from "../../ui/buttons/Button.tsx";
import { EmptyState } from "../../ui/notices/EmptyState.tsx";
import { LoadingDialog } from "../../ui/overlays/LoadingDialog.tsx";
import { AfterPaint } from "../../ui/rendering/AfterPaint.tsx";
import { Later } from "../../ui/rendering/Later.tsx";
import { onDemand } from "../../ui/rendering/on-demand.tsx";
import { ConsoleCommands } from "./ConsoleCommands.tsx";
import { ExactTimes, KeptFocus, Notifications } from "./later-parts.ts";
import { PageTitle } from "./PageTitle.tsx";
import { Rail } from "./Rail.tsx";
import { SkipLink } from "./SkipLink.tsx";

/**
 * Four columns for the rail and what the inbox needs. A page of its own takes the last three: `pageFrame`. The second
 * row is the inbox's status bar; without one it is not there.
 */
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

/** The frame around every page of an account: the rail, and what goes on whichever page is open. */
export function Console({ accountId, children }: { accountId: AccountId; children: ReactNode }) {
  const account = useAccount(accountId);
  const { id: meId } = useMe(accountId);
  const connection = useConnection();
  const router = useRouter();
  const inInbox = useMatch({ from: "/a/$accountId/_inbox", shouldThrow: false, select: () => true }) === true;
  useCommandKeys({
    inInbox,
    isLeaving: () => !leadsToInbox(router),
    awaitsBox: () => isAwaited(router),
    toBox: focusBoxToWrite,
  });
  useEffect(() => startSending(meId), [meId]);
  useEffect(() => startDrafts(accountId), [accountId]);
  if (connection.state === "signed_out" && connection.why === "unbound")
    return <CutOff name={account.name} />;
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
        <KeptFocus />
      </AfterPaint>
      <OnTop accountId={accountId} />
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

/** [KB21] Its keys work already: they are those of the page. */
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

/** What lies over every page. By itself: what it covers is not drawn because it opens. */
function OnTop({ accountId }: { accountId: AccountId }) {
  const shown = useActiveDialog();
  return (
    <>
      <Later open={shown === "keys"} onFailed={() => showDialog(null)}>
        <KeysDialog />
      </Later>
      <Later open={shown === "menu"} onFailed={() => showDialog(null)}>
        <CommandMenu />
      </Later>
      <Later
        open={shown === "palette"}
        instead={<PaletteLoading missing accountId={accountId} />}
        onFailed={() => showDialog(null)}
      >
        <Palette accountId={accountId} />
      </Later>
    </>
  );
}

/** [AG6] Who was unbound keeps nothing of the account on screen. */
function CutOff({ name }: { name: string }) {
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
