import { type FormEvent, useState } from "react";
import { Button } from "../ui/Button.tsx";
import { useWords } from "../words/use-words.ts";

export function PasteCode() {
  const words = useWords();
  const [text, setText] = useState("");
  function go(event: FormEvent): void {
    event.preventDefault();
    const uuid = /uuid=([\w-]+)/.exec(text)?.[1];
    if (uuid) window.location.assign(`/connect/confirm?uuid=${uuid}`);
  }
  return (
    <form onSubmit={go} className="flex gap-2">
      <input
        value={text}
        onChange={(event) => setText(event.target.value)}
        placeholder={words.scanPaste}
        aria-label={words.scanPaste}
        data-testid="scan-paste"
        className="h-7 min-w-0 flex-1 max-narrow:h-11 rounded-control bg-surface-2 px-2.5 shadow-[inset_0_0_0_1px_var(--border-control)] placeholder:text-ink-3"
      />
      <Button type="submit" data-testid="scan-go">
        {words.scanGo}
      </Button>
    </form>
  );
}
