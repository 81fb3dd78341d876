import { icon20 } from "@jieru/ui/icon.ts";
import { Plus, Smile } from "lucide-react";
import { type FormEvent, type KeyboardEvent, useState } from "react";
import type { PhoneView } from "../../src/control/view.ts";
import { commands } from "../state/commands.ts";
import { useWords } from "../words/use-words.ts";
import { ImagePicker } from "./ImagePicker.tsx";

export function PhoneInput({ phone }: { phone: PhoneView }) {
  const words = useWords();
  const [text, setText] = useState("");
  function send(event: FormEvent): void {
    event.preventDefault();
    if (text.trim() === "") return;
    commands.say(phone, text);
    setText("");
  }
  // While an input method composes, Enter accepts a candidate and must not send.
  function holdEnter(event: KeyboardEvent): void {
    if (event.key === "Enter" && event.nativeEvent.isComposing) event.preventDefault();
  }
  return (
    <form
      onSubmit={send}
      className="flex items-center gap-2.5 border-border-1 border-t bg-surface-1 px-3 pt-[9px] pb-4 max-narrow:gap-0.5 text-ink-2"
    >
      <input
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={holdEnter}
        placeholder={words.placeholder}
        aria-label={words.placeholder}
        data-testid="phone-input"
        className="h-[34px] min-w-0 flex-1 rounded-[17px] max-narrow:h-11 max-narrow:rounded-[22px] bg-surface-3 px-3.5 text-14 text-ink-1 ring-line placeholder:text-ink-3"
      />
      <button
        type="button"
        aria-label={words.emoji}
        onClick={() => setText(`${text}😄`)}
        className="grid place-items-center max-narrow:size-11"
      >
        <Smile {...icon20} />
      </button>
      {text === "" ? (
        <ImagePicker phone={phone} className="justify-center max-narrow:size-11">
          <Plus {...icon20} />
        </ImagePicker>
      ) : (
        <button
          type="submit"
          data-testid="phone-send"
          className="h-[30px] flex-none rounded-[15px] max-narrow:h-11 max-narrow:rounded-[22px] bg-ink-1 px-3 font-semibold text-surface-2"
        >
          {words.send}
        </button>
      )}
    </form>
  );
}
