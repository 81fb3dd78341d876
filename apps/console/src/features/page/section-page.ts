import type { AccountId } from "@jieru/shared/domain/ids";

/** What each page of the settings is given. */
export interface SectionPageProps {
  accountId: AccountId;
}
