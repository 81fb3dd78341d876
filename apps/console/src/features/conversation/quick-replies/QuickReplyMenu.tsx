import {
  fillQuickReply,
  type QuickReply,
  type QuickReplyValues,
  repliesFor,
  textOfParts,
} from "@jieru/shared/domain/quick-reply";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useIsNarrow, usePointerKind } from "../../../lib/browser/use-media.ts";
import { Kbd } from "../../../ui/keys/Kbd.tsx";
import { useConversation } from "../conversation-context.ts";
import { ListOption } from "../picker/ListOption.tsx";
import { QuickReplyPreview } from "./QuickReplyPreview.tsx";
import type { QuickReplyMenuModel } from "./use-quick-reply-menu.ts";

export const optionId = (menuId: string, q: QuickReply): string => `${menuId}-${q.id}`;

interface QuickReplyMenuProps {
  menu: QuickReplyMenuModel;
  left: number;
}

export function QuickReplyMenu({ menu, left }: QuickReplyMenuProps) {
  const { t } = useTranslation("quick-replies");
  const { found, search, active, values } = menu;
  const way = usePointerKind();
  if (found.length === 0 && !search) return <NoneYet menuId={menu.id} />;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps the focus in the text box on a press.
    <div
      data-testid="quick-reply-menu"
      onMouseDown={(event) => event.preventDefault()}
      className="appear absolute inset-x-0 bottom-full z-20 mb-1.5 flex max-h-[min(320px,50dvh,calc(73dvh-130px))] flex-col overflow-hidden rounded-float bg-surface-3 shadow-menu max-narrow:mx-2"
    >
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,5fr)_minmax(0,9fr)] max-narrow:grid-cols-1">
        <div className="flex min-h-0 flex-col border-r border-border-1 max-narrow:border-r-0">
          <p className="flex-none px-3 pt-2 pb-1 text-12 text-ink-3" aria-live="polite">
            {search
              ? t("menu.matching", { search, count: found.length })
              : t("menu.all", { count: found.length })}
          </p>
          <div
            role="listbox"
            id={menu.id}
            aria-label={t("menu.label")}
            className="thin-scroll min-h-0 overflow-y-auto px-1.5 pb-1.5"
          >
            {found.map((q) => (
              <Option key={q.id} quickReply={q} menu={menu} />
            ))}
          </div>
          {found.length === 0 && <p className="px-3 pb-2 text-12 text-ink-2">{t(`menu.none_${way}`)}</p>}
        </div>
        <div className="flex min-h-[120px] flex-col overflow-hidden px-4 py-3 max-narrow:hidden">
          {active && <QuickReplyPreview text={active.text} values={values} left={left} />}
        </div>
      </div>
      <Keys />
    </div>
  );
}

/** Shown without quick replies: links to where the first one is added. */
function NoneYet({ menuId }: { menuId: string }) {
  const { t } = useTranslation("quick-replies");
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps the focus in the text box on a press.
    <div
      data-testid="quick-reply-menu"
      onMouseDown={(event) => event.preventDefault()}
      className="appear absolute inset-x-0 bottom-full z-20 mb-1.5 flex items-center gap-4 rounded-float bg-surface-3 px-3 py-2 text-12 shadow-menu max-narrow:mx-2"
    >
      <div role="listbox" id={menuId} aria-label={t("menu.label")} className="absolute" />
      <p role="status" className="text-ink-2">
        {t("menu.empty")}
      </p>
      <Manage />
    </div>
  );
}

function Option({ quickReply, menu }: { quickReply: QuickReply; menu: QuickReplyMenuModel }) {
  const { t } = useTranslation("quick-replies");
  const narrow = useIsNarrow();
  return (
    <ListOption
      id={optionId(menu.id, quickReply)}
      testId="quick-reply-option"
      selected={menu.active?.id === quickReply.id}
      onPoint={() => menu.point(quickReply)}
      onChoose={() => menu.choose(quickReply)}
    >
      <span dir="auto" className="min-w-0 flex-1 truncate text-left">
        <MarkedTitle text={quickReply.title} search={menu.search} />
        <span dir="auto" className="block truncate text-left text-12 text-ink-3 narrow:hidden">
          {quickReply.text}
        </span>
        {narrow && <CostOfMany text={quickReply.text} values={menu.values} />}
      </span>
      {quickReply.shortcut && <span className="flex-none text-12 text-ink-3">/{quickReply.shortcut}</span>}
      <span className="flex-none text-12 text-ink-3">{t(`scope.${quickReply.scope}`)}</span>
    </ListOption>
  );
}

function CostOfMany({ text, values }: { text: string; values: QuickReplyValues }) {
  const { t } = useTranslation("quick-replies");
  const count = repliesFor(textOfParts(fillQuickReply(text, values)));
  return count > 1 ? <span className="block text-12 text-ink-2">{t("preview.cost", { count })}</span> : null;
}

function MarkedTitle({ text, search }: { text: string; search: string }) {
  const at = search === "" ? -1 : text.toLowerCase().indexOf(search.toLowerCase());
  if (at < 0) return text;
  const end = at + search.length;
  return (
    <>
      {text.slice(0, at)}
      <b className="font-semibold text-accent">{text.slice(at, end)}</b>
      {text.slice(end)}
    </>
  );
}

function Keys() {
  const { t } = useTranslation("quick-replies");
  return (
    <div className="flex flex-none items-center gap-4 border-t border-border-1 px-3 py-1.5 text-12 text-ink-3">
      <span className="flex items-center gap-1 max-narrow:hidden keyless:hidden">
        <Kbd>↑</Kbd>
        <Kbd>↓</Kbd> {t("menu.move")}
      </span>
      <span className="flex items-center gap-1 max-narrow:hidden keyless:hidden">
        <Kbd>↵</Kbd> {t("menu.insert")}
      </span>
      <span className="flex items-center gap-1 max-narrow:hidden keyless:hidden">
        <Kbd>Tab</Kbd> {t("menu.slots")}
      </span>
      <span className="flex items-center gap-1 max-narrow:hidden keyless:hidden">
        <Kbd>Esc</Kbd> {t("menu.close")}
      </span>
      <Manage />
    </div>
  );
}

function Manage() {
  const { t } = useTranslation("quick-replies");
  const { accountId } = useConversation();
  return (
    <Link
      to="/a/$accountId/settings/$section"
      params={{ accountId, section: "quick-replies" }}
      className="hit ml-auto text-accent hover:underline"
    >
      {t("menu.manage")}
    </Link>
  );
}
