import type { Ref } from "react";

interface FileInputProps {
  label: string;
  accept: string;
  onFile: (file: File) => void;
  "data-testid": string;
  /** Opened by a button: `ref.current?.click()`. */
  ref: Ref<HTMLInputElement>;
}

export const FileInput = ({ label, onFile, ...rest }: FileInputProps) => (
  <input
    {...rest}
    type="file"
    aria-label={label}
    tabIndex={-1}
    hidden
    onChange={({ target }) => {
      const file = target.files?.[0];
      if (file) onFile(file);
      // NOTE: otherwise choosing the same file again is no change.
      target.value = "";
    }}
  />
);
