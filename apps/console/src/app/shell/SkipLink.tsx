import { useMatch } from "@tanstack/react-router";
import type { MouseEvent } from "react";
import { composerId } from "../../features/opening/focus-composer.ts";
import { sessionListId } from "../../features/opening/shown-tab.ts";
import { useTranslation } from "../../i18n/use-translation.ts";

/** Targets on a page, best first. */
const inConversation = [`#${composerId}`, "main"];
const elsewhere = [`#${sessionListId} a[tabindex='0']`, "main", "[role=tab][aria-selected=true]"];

function skipTo(goals: readonly string[]): void {
  const goal = goals
    .map((one) => document.querySelector<HTMLElement>(one))
    .find((one) => one?.checkVisibility());
  if (!goal) return;
  const isPage = goal.localName === "main";
  if (isPage) goal.tabIndex = -1;
  goal.focus();
  if (isPage) onceGone(goal, () => skipTo(goals));
}

/** Moves the focus on when a loading page is replaced. */
function onceGone(goal: HTMLElement, go: () => void): void {
  const changes = new MutationObserver(() => {
    const kept = document.activeElement === goal;
    if (!kept) changes.disconnect();
    // The agent clicked elsewhere meanwhile.
    if (!kept && !goal.checkVisibility() && document.activeElement === document.body) go();
  });
  changes.observe(document.body, { childList: true, subtree: true });
}

/** [EV10] The first tab stop: skips the navigation. The URL does not change. */
export function SkipLink() {
  const { t } = useTranslation("inbox");
  const open = useMatch({
    from: "/a/$accountId/_inbox/s/$sessionId",
    shouldThrow: false,
    select: () => true,
  });
  const onClick = (event: MouseEvent) => {
    event.preventDefault();
    skipTo(open ? inConversation : elsewhere);
  };
  return (
    <a
      href={open ? `#${composerId}` : "#main"}
      onClick={onClick}
      className="sr-only z-50 rounded-control bg-surface-3 text-accent shadow-menu focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:px-3 focus:py-1.5"
    >
      {t(open ? "nav.skip" : "nav.skip_to_page")}
    </a>
  );
}
