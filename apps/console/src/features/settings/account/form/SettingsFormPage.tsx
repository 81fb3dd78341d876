import "../../../../i18n/messages/allowance.ts";
import "../../../../i18n/messages/dispatch.ts";
import "../../../../i18n/messages/hours.ts";
import "../../../../i18n/messages/keeping.ts";
import "../../../../i18n/messages/settings-form.ts";
import type { ReactNode } from "react";
import { SettingsPage } from "../../../page/SettingsPage.tsx";
import { ReadOnly } from "../../ReadOnly.tsx";
import { SaveBar } from "./SaveBar.tsx";
import type { SettingsForm } from "./use-settings-form.ts";

interface SettingsFormPageProps {
  title: string;
  form: SettingsForm;
  children: ReactNode;
}

export const SettingsFormPage = ({ title, form, children }: SettingsFormPageProps) => (
  <SettingsPage
    title={title}
    banner={form.readOnly && <ReadOnly />}
    foot={!form.readOnly && <SaveBar form={form} />}
  >
    <fieldset disabled={form.readOnly} className="m-0 max-w-[720px] min-w-0 border-0 p-0">
      {children}
    </fieldset>
  </SettingsPage>
);
