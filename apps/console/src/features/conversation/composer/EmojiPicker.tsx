import { icon16 } from "@jieru/ui/icon.ts";
import { Smile } from "lucide-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { IconButton } from "../../../ui/buttons/IconButton.tsx";
import { Popover } from "../../../ui/overlays/Popover.tsx";

const columns = 10;
const steps: Record<string, number> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -columns,
  ArrowDown: columns,
};

export function EmojiPicker({ onPick }: { onPick: (emoji: string) => void }) {
  const { t } = useTranslation("conversation");
  const [open, setOpen] = useState(false);
  const grid = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    const buttons = [...(grid.current?.querySelectorAll("button") ?? [])];
    const next = buttons[buttons.indexOf(event.target as HTMLButtonElement) + (step ?? 0)];
    if (!step || !next) return;
    event.preventDefault();
    next.focus();
  };
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      side="top"
      label={t("composer.emoji")}
      trigger={
        <IconButton label={t("composer.emoji")}>
          <Smile {...icon16} />
        </IconButton>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move among the buttons, which work without them. */}
      <div ref={grid} onKeyDown={onKeyDown} className="grid grid-cols-[repeat(10,32px)] gap-0.5 p-2">
        {emoji.map((character, i) => (
          <button
            key={character}
            type="button"
            tabIndex={i === 0 ? 0 : -1}
            onClick={() => {
              onPick(character);
              setOpen(false);
            }}
            className="size-8 rounded-control text-18 leading-8 hover:bg-surface-hover"
          >
            {character}
          </button>
        ))}
      </div>
    </Popover>
  );
}

/** Emoji that look alike on every phone. For others there is the system's picker. */
const emoji: readonly string[] = [
  "😀 😄 😊 😉 😍 😘 😎 🤔 😅 😂",
  "🤣 😭 😢 😡 😱 😴 👍 👎 👌 🙏",
  "👏 🤝 💪 🎉 🎁 🌹 ❤️ 💔 ✅ ❌",
  "📦 🚚 💰 📞 📷 📅 ⏰ 🔥 ☀️ 🍵",
].flatMap((row) => row.split(" "));
