import "i18next";
import type { chinese } from "./languages.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "common";
    resources: typeof chinese;
    returnNull: false;
  }
}
