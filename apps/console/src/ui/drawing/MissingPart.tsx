import { Component, type ReactNode } from "react";
import { i18n } from "../../i18n/i18n.ts";
import { isMissingPart, reloadWhenThere } from "../../new-release.ts";
import { currentToasts, showToast } from "../overlays/toast-store.ts";

interface MissingPartProps {
  /** Where the part is a place of its own; otherwise a toast says it. */
  instead?: ReactNode;
  onMissing?: () => void;
  children: ReactNode;
}

interface State {
  error: unknown;
}

/** Without a connection, several parts requested at once fail together; the toast is shown once. */
function sayOnce(text: string): void {
  if (!currentToasts().some((toast) => toast.text === text)) showToast({ text });
}

/** [TR9] Keeps a part that could not be fetched from breaking the page: everything else stays, and the place says why the part is missing. */
export class MissingPart extends Component<MissingPartProps, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override componentDidCatch(error: unknown): void {
    if (!isMissingPart(error)) return;
    if (!this.props.instead) sayOnce(i18n.t("not_fetched"));
    void reloadWhenThere();
    this.props.onMissing?.();
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    if (isMissingPart(error)) return this.props.instead ?? null;
    throw error;
  }
}
