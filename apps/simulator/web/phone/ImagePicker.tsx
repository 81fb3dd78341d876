import type { ChangeEvent, ReactNode } from "react";
import type { PhoneView } from "../../src/control/view.ts";
import { commands } from "../state/commands.ts";
import { useWords } from "../words/use-words.ts";

interface ImagePickerProps {
  phone: PhoneView;
  className?: string;
  testId?: string;
  children: ReactNode;
}

export function ImagePicker({ phone, className = "", testId, children }: ImagePickerProps) {
  const words = useWords();
  function send(event: ChangeEvent<HTMLInputElement>): void {
    for (const file of event.target.files ?? []) commands.sendImage(phone, file);
    event.target.value = "";
  }
  return (
    <label
      className={`relative inline-flex items-center focus-within:outline-2 focus-within:outline-accent-solid ${className}`}
    >
      <input
        type="file"
        accept="image/*"
        aria-label={words.image}
        data-testid={testId}
        onChange={send}
        className="absolute inset-0 size-full cursor-pointer opacity-0"
      />
      {children}
    </label>
  );
}
